"""Starts the process that renders templates, and asks it. Nothing it answers is more than data."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Final, Self

from mission_cli.errors import Finding, MissionError
from mission_cli.render.sandbox import limits
from mission_cli.render.sandbox.crossing import Done, Job, Sources, done_of

_CODE: Final = "import sys; sys.path += sys.argv[1:]; from mission_cli.render.sandbox.worker import main; main()"
_ENDS: Final = {
    limits.MANY: "size",
    limits.DEEP: "depth",
    limits.SLOW: "time",
    0xC00000FD: "depth",  # a stack overflow on Windows
    **{
        -getattr(signal, name): what
        for name, what in (("SIGXCPU", "time"), ("SIGPROF", "time"), ("SIGKILL", "size"), ("SIGABRT", "size"),
                           ("SIGSEGV", "depth"), ("SIGBUS", "depth"))
        if hasattr(signal, name)
    },
}  # fmt: skip
"""How the worker ended → what was too much. The system kills whoever takes too much memory."""
LIMITS: Final = ("E-TEMPLATE-TIME", "E-TEMPLATE-SIZE", "E-TEMPLATE-DEPTH", "E-TEMPLATE-UNSEEN")
"""The findings of templates that were stopped."""
_MOST_ENDED: Final = 3


class BrokenTemplate(Exception):  # noqa: N818  # said as a finding
    """A template does not render: what is wrong in it, and the texts of the files the finding is in."""

    def __init__(self, finding: Finding, sources: Mapping[str, str]) -> None:
        super().__init__(finding)
        self.finding = finding
        self.sources = sources


class Renderer:
    """One process for all the templates of a command, started when first asked; another where a template ended it.

    After _MOST_ENDED of these, the templates left are not looked at, and said to be.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._process: subprocess.Popen[bytes] | None = None
        self._ended, self._out_of_time = 0, False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def rendered(self, job: Job) -> Done:
        """The template rendered. Raises BrokenTemplate where it is not."""
        made = self.done(job)
        if made.text is None:
            finding = made.findings[0]
            texts = {shown: text for shown, text in self._sources.values() if shown == finding.path}
            raise BrokenTemplate(finding, texts)
        return made

    def done(self, job: Job) -> Done:
        """What came of a job: without a text, its findings say why. Raises MissionError where no process can be started."""
        shown = self._sources[job.relative][0]
        if self._ended >= _MOST_ENDED:
            return Done(None, [Finding(shown, 0, 0, 0, "E-TEMPLATE-UNSEEN")])
        made = self._asked(job) or Done(None, [Finding(shown, 0, 0, 0, f"E-TEMPLATE-{self._what().upper()}")])
        if any(finding.code in LIMITS for finding in made.findings):  # what it took is not given back
            self._end()
            self._ended += 1
        return made

    def _asked(self, job: Job) -> Done | None:
        """The worker's answer; None where it ended instead."""
        fresh = self._process is None
        process = self._process = self._process or _started()
        self._out_of_time = False
        timer = Timer(limits.WAIT, self._too_late)
        timer.daemon = True
        timer.start()
        try:
            if fresh:
                _send(process, self._sources)
            _send(process, job._asdict())
            line = process.stdout.readline(limits.SENT) if process.stdout else b""
        except OSError:  # it is gone
            line = b""
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            return None
        try:
            return done_of(json.loads(line))
        except (KeyError, TypeError, ValueError):
            return None

    def _too_late(self) -> None:
        self._out_of_time = True
        if self._process:
            self._process.kill()

    def _what(self) -> str:
        """What was too much for the worker that is gone. Raises RuntimeError where that is no template's doing."""
        code = self._process.wait() if self._process else 0
        what = "time" if self._out_of_time else _ENDS.get(code)
        if what is None:
            raise RuntimeError(f"the process that renders templates left with {code}")
        return what

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603  # this very Python, and our own code
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _CODE, *_folders()],
            cwd=os.sep,
            env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},  # Windows cannot do without
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise MissionError("doc.no-process", words=error.strerror or str(error)) from None


def _send(process: subprocess.Popen[bytes], value: object) -> None:
    if process.stdin:
        process.stdin.write(json.dumps(value).encode() + b"\n")
        process.stdin.flush()


def _folders() -> list[str]:
    """Where the program and Jinja are: all that the worker imports beside Python itself."""
    found = [find_spec(name) for name in ("mission_cli", "jinja2", "markupsafe")]
    return list(dict.fromkeys(str(Path(spec.origin).parents[1]) for spec in found if spec and spec.origin))
