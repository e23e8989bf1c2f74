"""Templates that teams write, rendered where they can do no harm. The only folder that imports Jinja.

A template sees the values it is given and the templates it is sent, and nothing else: no attribute of a Python object,
no method but a few of texts, no call but macros and the functions of its context, only the filters listed in
`allowed.py`. That is `environment.py`, on Jinja's own sandbox.

What it takes is bounded by the system: it is rendered in a process of its own (`worker.py`, started by `process.py`),
with no file, no variable of the environment, and limits of time and memory (`limits.py`). Values and results cross as
JSON (`crossing.py`).
"""
