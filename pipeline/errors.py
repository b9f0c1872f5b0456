"""Errors that end a command: what happened, where, and the next thing to do, in Vietnamese."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command's exit status means."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    TOOL_MISSING = 4
    RULES = 5
    TEMPLATE = 6
    OUTPUT = 7
    INTERNAL = 70
    INTERRUPTED = 130


class PlanError(Exception):
    """Base of all expected errors; the message is one or two whole Vietnamese sentences."""

    exit_code: ExitCode = ExitCode.INTERNAL


class UsageError(PlanError):
    """Dùng sai: wrong options, a ward profile with an unknown key."""

    exit_code = ExitCode.USAGE


class UnreadableError(PlanError):
    """Không đọc được: missing, empty, damaged, encrypted, too large, of no known kind, or without what is needed."""

    exit_code = ExitCode.UNREADABLE


class RuleError(PlanError):
    """Lỗi quy tắc: a rule file is at fault; names every fault with file and id."""

    exit_code = ExitCode.RULES


class TemplateError(PlanError):
    """Lỗi mẫu: a template is at fault."""

    exit_code = ExitCode.TEMPLATE


class OutputError(PlanError):
    """Không ghi được: the output cannot be written."""

    exit_code = ExitCode.OUTPUT
