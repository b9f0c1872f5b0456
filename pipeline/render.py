"""The one Jinja environment: sandboxed and strict. Templates are the project's or the user's; values are only data.

Plain text is put out as it is, HTML (names ending in .html.j2) is escaped. A value is never compiled, so "{{ 7*7 }}"
in a plan stays those nine characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.nodes import Name
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline.errors import TemplateError
from pipeline.resources import folder


def render(template: str, values: Mapping[str, Any], templates: Path | None = None) -> str:
    """The text of `template` ("draft/plan.j2") with `values`.

    `templates` is the user's folder; what it lacks is taken from the project's own.
    Raises TemplateError naming the file, the line where it is known, and the next thing to do.
    """
    environment = _environment(templates)
    try:
        return environment.get_template(template).render(values)
    except TemplateNotFound as fault:
        raise TemplateError(f"Thiếu tệp mẫu “{fault.name}”. Hãy lấy lại tệp này từ bản cài đặt.") from None
    except TemplateSyntaxError as fault:
        raise TemplateError(f"Tệp mẫu “{fault.name}” viết sai ở dòng {fault.lineno}: {fault.message}. Hãy sửa dòng đó.") from None
    except SecurityError as fault:
        raise TemplateError(f"Tệp mẫu “{template}” dùng điều không được phép: {fault}. Hãy bỏ chỗ đó.") from None
    except UndefinedError as fault:
        where = _where(fault, template)
        raise TemplateError(f"Tệp mẫu {where} dùng một giá trị không có: {fault.message}. Hãy sửa lại tên giá trị đó.") from None
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError) as fault:
        where = _where(fault, template)
        raise TemplateError(f"Tệp mẫu {where} không chạy được: {fault}. Hãy sửa lại chỗ đó.") from None


def faults(template: str, templates: Path | None = None) -> list[str]:
    """What is wrong with the syntax of `template` and of all templates beside it, one line each; empty: all is well."""
    environment = _environment(templates)
    beside = template.rpartition("/")[0] + "/"
    found: list[str] = []
    for name in environment.list_templates(extensions=["j2"]):
        if name.startswith(beside):
            try:
                environment.get_template(name)
            except TemplateSyntaxError as fault:
                found.append(f"Tệp mẫu “{name}”, dòng {fault.lineno}: {fault.message}")
    return found


def strange_names(template: str, known: frozenset[str], templates: Path | None = None) -> list[tuple[str, int]]:
    """The names that `template` uses and neither sets nor has among `known`, each with its first line."""
    environment = _environment(templates)
    tree = environment.parse(source_of(template, templates))
    strange = find_undeclared_variables(tree) - known - set(environment.globals)
    lines: dict[str, int] = {}
    for name in tree.find_all(Name):
        if name.name in strange:
            lines[name.name] = min(name.lineno, lines.get(name.name, name.lineno))
    return sorted(lines.items(), key=lambda row: row[1])


def source_of(template: str, templates: Path | None = None) -> str:
    """The text of a template, the user's before the project's."""
    environment = _environment(templates)
    return environment.loader.get_source(environment, template)[0] if environment.loader else ""


@lru_cache(maxsize=8)
def _environment(templates: Path | None) -> ImmutableSandboxedEnvironment:
    own = folder("templates")
    places = [folder("templates", templates)] if templates is not None else []
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(place, encoding="utf-8") for place in (*places, own)]),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and name.endswith((".html.j2", ".html"))),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _where(fault: Exception, template: str) -> str:
    """The innermost template line of a traceback: “draft/tasks.j2”, dòng 7."""
    trace = fault.__traceback__
    place = f"“{template}”"
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".j2":
            place = f"“{file.parent.name}/{file.name}”, dòng {trace.tb_lineno},"
        trace = trace.tb_next
    return place
