"""Templates that teams write, rendered where they can do no harm. The only folder that imports Jinja.

A template sees the values it is given and the templates its loader hands out, and nothing else: no attribute of a Python
object, no method but a few of texts, no call but macros and the functions of its context, only the filters listed in
`allowed.py`.

Its work is bounded on every system alike, without a process or a signal: each turn of a loop, call, filter and output
looks at the clock (SECONDS), and each operation between two looks makes a value of a bounded size (`limits.py`).
"""
