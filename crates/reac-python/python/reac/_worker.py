"""Processes that read documents one after another, and may be ended: by the clock, by their memory, by a document."""

from __future__ import annotations

import pickle
import queue
import struct
import subprocess
import sys
import threading
from typing import IO, Any, Optional, Union

_SIZE = struct.Struct(">Q")
_OUT_OF_MEMORY = "memory"
# What a process ends with that has no memory left to say so.
_STATUS = 12
# SIGABRT, as Rust ends where an allocation fails.
_ABORTED = -6


def _send(to: IO[bytes], what: Any) -> None:
    body = pickle.dumps(what)
    to.write(_SIZE.pack(len(body)) + body)
    to.flush()


def _take(of: IO[bytes]) -> Any:
    head = of.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    return pickle.loads(of.read(_SIZE.unpack(head)[0]))


class Pool:
    """As many processes as threads ask at once; each is begun when it is wanted."""

    def __init__(self, timeout: Optional[float], memory: Optional[int]) -> None:
        self._timeout = timeout
        self._memory = memory
        self._idle: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()

    def _process(self) -> subprocess.Popen[bytes]:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            command = [sys.executable, "-m", "reac._worker", str(self._memory or 0)]
            return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def read(self, asked: tuple[Any, ...]) -> Union[str, Any]:
        """What ``_reac.read`` says, or why its process ended: ``timeout``, ``memory``, ``crash``. What it raises is raised."""
        process = self._process()
        assert process.stdin is not None and process.stdout is not None
        ended = threading.Event()

        def end() -> None:
            ended.set()
            process.kill()

        clock = None if self._timeout is None else threading.Timer(self._timeout, end)
        if clock is not None:
            clock.start()
        try:
            _send(process.stdin, asked)
            answer = _take(process.stdout)
        except (EOFError, OSError):
            code = process.wait()
            if ended.is_set():
                return "timeout"
            return _OUT_OF_MEMORY if self._memory and code in (_STATUS, _ABORTED) else "crash"
        finally:
            if clock is not None:
                clock.cancel()
                # It may just have been about to end the process, which nobody may be given then.
                clock.join()
            if ended.is_set() or process.poll() is not None:
                _close(process)
            else:
                self._idle.put(process)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """Ends all processes, none of which is at work."""
        while True:
            try:
                _close(self._idle.get_nowait())
            except queue.Empty:
                return


def _close(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                pass
    process.wait()


def _main() -> None:
    from . import _reac

    memory = int(sys.argv[1])
    if memory:
        try:
            import resource
        except ImportError:
            pass
        else:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            one = _take(asked)
        except EOFError:
            return
        answer: Any
        try:
            answer = _reac.read(*one)
        except MemoryError:
            raise
        except Exception as error:
            answer = error
        _send(answers, answer)


if __name__ == "__main__":
    try:
        _main()
    except MemoryError:
        sys.exit(_STATUS)
