"""Commands on what the program knows: its rules, templates, schemas and examples."""

from __future__ import annotations

import json
from argparse import Namespace

from pipeline import flow
from pipeline.errors import ExitCode, RuleError, TemplateError


def templates(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach templates check`: what is wrong with the templates, and where."""
    if faults := flow.template_faults(setup):
        raise TemplateError(f"Thư mục mẫu “{setup.templates_folder}” có {len(faults)} lỗi:\n" + "\n".join(f"  {f}" for f in faults))
    print("Các tệp mẫu dùng được: không có tên lạ, không mất chữ, dự thảo đọc lại đúng.")
    return ExitCode.DONE


def rules(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach rules`: every rule with its note; `--test` holds each against its examples."""
    book = setup.book
    if given.test:
        if faults := book.check():
            raise RuleError(f"Thư mục quy tắc “{book.path}” có {len(faults)} lỗi:\n" + "\n".join(f"  {f}" for f in faults))
        print("Mọi quy tắc đều đúng với ví dụ của mình.")
        return ExitCode.DONE
    for name in book.names():
        if "rule" in book.table(name):
            print(f"{name}.toml")
            for rule in book.family(name).rules:
                print(f"  {rule.id}: {rule.note}")
    return ExitCode.DONE


def schema(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach schema`: the JSON schema of what `extract`, `audit` and `draft` write."""
    from pipeline.codec import schema as schema_of

    print(json.dumps(schema_of(given.name), ensure_ascii=False, indent=2))
    return ExitCode.DONE


def corpus(given: Namespace, setup: flow.Setup) -> ExitCode:
    """`kehoach corpus`: the project's own cases against their gold."""
    from pipeline import corpus as cases, corpus_diff

    return corpus_diff.command(given, setup) if given.verb == "diff" else cases.command(given, setup)
