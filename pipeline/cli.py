"""The command line: what may be typed, and what an exit status means. The commands themselves are in commands.py."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import regex

from pipeline.errors import ExitCode, PlanError, UsageError

VERSION = "0.1.0"
_SAID = (
    (r"unrecognized arguments: (.+)", "Không có tùy chọn hoặc tham số “{}”."),
    (r"the following arguments are required: (.+)", "Còn thiếu tham số: {}."),
    (r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)", "Không dùng được giá trị “{1}” cho {0}; hãy chọn một trong: {2}."),
    (r"argument (.+): expected (?:one|at least one) argument", "Tùy chọn {} cần một giá trị đi kèm."),
    (r"argument (.+): invalid \w+ value: '(.+)'", "Giá trị “{1}” không hợp lệ cho {0}."),
    (r"ambiguous option: (.+) could match (.+)", "Tùy chọn “{}” chưa rõ là {}."),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are Vietnamese and carry our exit code."""

    def error(self, message: str) -> NoReturn:
        for form, sentence in _SAID:
            if m := regex.fullmatch(form, message):
                message = sentence.format(*m.groups())
                break
        else:
            message = f"Dòng lệnh chưa đúng: {message}."
        raise UsageError(f"{message} Gõ “{self.prog} --help” để xem cách dùng.")


def parser() -> Parser:
    """The whole command line. `--help` is English; what an official sees while working is Vietnamese."""
    top = Parser(prog="kehoach", description="Read, audit and draft Vietnamese administrative plans, on this machine only.", allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"kehoach {VERSION}")
    shared = Parser(add_help=False)
    shared.add_argument("--rules", type=Path, metavar="DIR", help="use the rule files of this folder")
    shared.add_argument("--templates", type=Path, metavar="DIR", help="use the templates of this folder")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    _reading(commands, shared)
    _comparing(commands, shared)
    _making(commands, shared)
    _keeping(commands, shared)
    return top


def _add(commands: argparse._SubParsersAction[Parser], name: str, shared: Parser, help: str) -> Parser:
    return commands.add_parser(name, parents=[shared], help=help, description=help, allow_abbrev=False)


def _reading(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    read = _add(commands, "read", shared, "print the text of a file as it was read, with its doubts")
    read.add_argument("file", type=Path, metavar="FILE")
    shape = read.add_mutually_exclusive_group()
    shape.add_argument("--sections", action="store_true", help="print the tree of sections instead")
    shape.add_argument("--numbers", action="store_true", help="tell what became of every number in the parts that may carry targets")
    read.add_argument("--document", type=int, metavar="N", help="only the N-th of several documents in the file")
    read.add_argument("--format", choices=("text", "json"), default="text")
    extract = _add(commands, "extract", shared, "targets, duties, references and masthead of one or more plans")
    extract.add_argument("files", type=Path, nargs="+", metavar="FILE")
    extract.add_argument("--document", type=int, metavar="N", help="the N-th of several documents in the file; the plan unless given")
    extract.add_argument("--format", choices=("text", "json", "md", "xlsx", "docx", "csv"), default="text")
    _output(extract)
    explain = _add(commands, "explain", shared, "why an item was extracted: quote, page, rule, note, basis")
    explain.add_argument("file", type=Path, metavar="FILE")
    explain.add_argument("item", metavar="ITEM", help="an id of the extraction, such as T3, A7 or R1")


def _comparing(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    audit = _add(commands, "audit", shared, "hold a plan against its parent plans")
    audit.add_argument("child", type=Path, metavar="CHILD")
    audit.add_argument("--parent", type=Path, action="append", default=[], metavar="PARENT")
    audit.add_argument("--on", metavar="DATE", help="judge by the law of this day (YYYY-MM-DD); the plan's own date unless given")
    audit.add_argument("--format", choices=("text", "json", "html", "xlsx", "docx"), default="text")
    audit.add_argument("--comments", type=Path, metavar="OUT.docx", help="also write a copy of CHILD (.docx) with the findings as Word comments")
    audit.add_argument("--letter", type=Path, metavar="OUT.docx", help="also write the draft of a letter that asks CHILD's issuer to adjust it")
    audit.add_argument("--reply-by", metavar="DATE", help="the day that the letter asks an answer by (YYYY-MM-DD); a blank unless given")
    audit.add_argument("--accept", type=Path, metavar="FILE", help="findings let stand, each with a reason (accept.toml beside CHILD unless given)")
    audit.add_argument("--strict", action="store_true", help="warnings count as errors for the exit status")
    _output(audit)
    diff = _add(commands, "diff", shared, "two versions of one plan, by targets and duties")
    diff.add_argument("old", type=Path, metavar="OLD")
    diff.add_argument("new", type=Path, metavar="NEW")
    diff.add_argument("--child", type=Path, metavar="PLAN", help="tell which targets of this lower plan fall short under NEW only")
    diff.add_argument("--format", choices=("text", "json"), default="text")
    _output(diff)
    batch = _add(commands, "batch", shared, "hold every plan of a folder against the same parents, and add up what they promise")
    batch.add_argument("parent", type=Path, metavar="PARENT")
    batch.add_argument("folder", type=Path, metavar="FOLDER")
    batch.add_argument("--parent", dest="more", type=Path, action="append", default=[], metavar="FILE", help="another parent, or the table (.xlsx) of each commune's figures")
    batch.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="the folder that the reports are written to")
    batch.add_argument("--jobs", type=int, default=1, metavar="N", help="so many files at a time, each in a process of its own")
    batch.add_argument("--resume", action="store_true", help="keep what an earlier run wrote into DIR for files that have not changed")
    batch.add_argument("--seconds", type=float, default=300.0, metavar="S", help="give a file up after so long")


def _making(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    draft = _add(commands, "draft", shared, "draft a ward's plan from its parent plans")
    draft.add_argument("parents", type=Path, nargs="+", metavar="PARENT")
    draft.add_argument("--ward", type=Path, required=True, metavar="WARD.toml")
    draft.add_argument("--format", choices=("docx", "text", "json"), default="docx")
    draft.add_argument("--trace", action="store_true", help="tell the origin of every paragraph in a Word comment")
    draft.add_argument("--trace-table", type=Path, metavar="OUT.xlsx", help="also write a table of origins, of what is left out and what is open")
    _output(draft)
    check = _add(commands, "check", shared, "hold the layout of a Word file against NĐ 30/2020")
    check.add_argument("file", type=Path, metavar="FILE.docx")
    check.add_argument("--on", metavar="DATE", help="judge by the law of this day (YYYY-MM-DD); today unless given")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--fix", type=Path, metavar="COPY.docx", help="write a copy in which what is safe to repair is repaired")
    _output(check)
    ward = _add(commands, "ward", shared, "the ward profile that a draft is made for")
    verbs = ward.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    init = verbs.add_parser("init", help="write a commented ward.toml to fill in", allow_abbrev=False)
    init.add_argument("-o", "--output", type=Path, default=Path("ward.toml"), metavar="FILE")
    templates = commands.add_parser("templates", help="the templates that drafts are worded by", allow_abbrev=False)
    checks = templates.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    checks.add_parser("check", help="undefined names, lost text, what would not read back, and where", parents=[shared], allow_abbrev=False)
    demo = _add(commands, "demo", shared, "draft and audit with the example plans, into a folder")
    demo.add_argument("-o", "--output", type=Path, default=Path("demo"), metavar="DIR")


def _keeping(commands: argparse._SubParsersAction[Parser], shared: Parser) -> None:
    rules = _add(commands, "rules", shared, "list the rules; with --test, hold each against its examples")
    rules.add_argument("--test", action="store_true")
    schema = _add(commands, "schema", shared, "the JSON schema of a plan, an audit report, a draft or a form report")
    schema.add_argument("name", nargs="?", default="plan", choices=("plan", "audit", "draft", "document", "form", "numbers"))
    corpus = _add(commands, "corpus", shared, "the example plans and what should be found in them")
    verbs = corpus.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    verbs.add_parser("check", help="every case in every format against its gold", allow_abbrev=False)
    verbs.add_parser("score", help="precision and recall by kind of item", allow_abbrev=False)
    diff = verbs.add_parser("diff", help="gains and losses since a git revision, item by item", allow_abbrev=False)
    diff.add_argument("revision", metavar="REV", help="a branch, tag or commit of this checkout, such as HEAD~1")
    diff.add_argument("files", type=Path, nargs="*", metavar="FILE", help="files and folders to read both ways beside the cases")
    diff.add_argument("--rules-only", action="store_true", help="today's program with the rules of REV, not the program of REV")
    diff.add_argument("--checkout", type=Path, metavar="DIR", help="the git checkout, where it is not the one this program runs from")
    diff.add_argument("--format", choices=("text", "json"), default="text")
    accept = verbs.add_parser("accept", help="show what differs from the gold of a case; --write replaces it", allow_abbrev=False)
    accept.add_argument("case", metavar="CASE")
    accept.add_argument("--write", action="store_true", help="overwrite the gold with what is extracted now")


def _output(command: Parser) -> None:
    command.add_argument("-o", "--output", type=Path, metavar="OUT", help="write to this file, whole or not at all")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status (see ExitCode). Never shows a traceback unless KEHOACH_DEBUG is set."""
    collecting = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)  # one short run: collecting while rules are compiled costs a tenth of it
    try:
        return _ended(arguments)
    finally:
        gc.set_threshold(*collecting)


def _ended(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        given = parser().parse_args(arguments)
        from pipeline.matching.compiled import kept

        with kept():
            from pipeline import commands

            return int(commands.run(given))
    except PlanError as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return int(error.exit_code)
    except KeyboardInterrupt:
        print("kehoach: đã dừng theo yêu cầu.", file=sys.stderr)
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the reader of our output has gone
        return int(ExitCode.DONE)
    except Exception as fault:
        if os.environ.get("KEHOACH_DEBUG"):
            raise
        print(
            f"kehoach: lỗi bên trong chương trình ({type(fault).__name__}: {fault}). "
            "Tệp của bạn không bị thay đổi. Hãy gửi câu này cùng tên lệnh cho người phát triển.",
            file=sys.stderr,
        )
        return int(ExitCode.INTERNAL)


if __name__ == "__main__":
    sys.exit(main())
