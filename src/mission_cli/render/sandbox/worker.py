"""The process that renders templates: jobs come in as lines of JSON, answers go out as lines of JSON.

Everything it will need is imported before it gives up its files: see `limits.close`.
"""

from __future__ import annotations

import codecs
import difflib  # noqa: F401  # for the nearest name
import json
import os
import sys
from typing import NoReturn

import jinja2.debug  # noqa: F401  # for the line of an error

from mission_cli.render.sandbox import limits
from mission_cli.render.sandbox.crossing import Job
from mission_cli.render.sandbox.rendering import done
from mission_cli.texts import doc, use_language  # noqa: F401  # what gaps and withheld values say


def main() -> NoReturn:
    """Answer until no job comes any more. The first line holds the texts of all templates."""
    codecs.lookup("unicode_escape")  # imported when a template's first text is read
    limits.close()
    sources = {name: (shown, text) for name, (shown, text) in json.loads(sys.stdin.buffer.readline()).items()}
    for line in sys.stdin.buffer:
        try:
            job = Job(**json.loads(line))
            use_language(job.lang)
            limits.start_clock()
            made = done(job, sources)
            limits.stop_clock()
            answer = json.dumps(made._asdict()).encode()
        except MemoryError:
            os._exit(limits.MANY)
        except RecursionError:
            os._exit(limits.DEEP)
        except limits.Over:
            os._exit(limits.SLOW)
        sys.stdout.buffer.write(answer + b"\n")
        sys.stdout.buffer.flush()
    os._exit(0)
