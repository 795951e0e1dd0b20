"""A report as one HTML file that needs no network: Markdown, its pictures inside, tables that sort by a click."""

from __future__ import annotations

import re
from html import escape

from markdown_it import MarkdownIt

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1.5rem; color: #1d2733; }
h1, h2, h3 { line-height: 1.25; color: #123; }
h2 { margin-top: 2.6rem; border-top: 1px solid #d7dee5; padding-top: 1.2rem; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid #e3e8ee; text-align: left; vertical-align: top; }
th { cursor: pointer; background: #f3f6f9; position: sticky; top: 0; } th[data-order]::after { content: " \\2193"; }
th[data-order="1"]::after { content: " \\2191"; } tr:hover td { background: #fafcfd; }
figure { margin: 1.5rem 0; } figure svg { max-width: 100%; height: auto; }
code { background: #f3f6f9; padding: .1rem .3rem; }
.scroll { overflow-x: auto; }
"""
_SORT = """
document.querySelectorAll("table").forEach(table => table.querySelectorAll("th").forEach((head, column) =>
  head.addEventListener("click", () => {
    const order = head.dataset.order === "-1" ? 1 : -1, body = table.tBodies[0];
    const value = row => { const text = row.cells[column].textContent.trim();
      const number = parseFloat(text.replace(/[^0-9.\\-]/, ""));
      return Number.isNaN(number) ? text : number; };
    table.querySelectorAll("th").forEach(each => delete each.dataset.order);
    head.dataset.order = order;
    [...body.rows].sort((a, b) => { const x = value(a), y = value(b);
      return (typeof x === typeof y ? (x < y ? -1 : x > y ? 1 : 0) : typeof x === "number" ? -1 : 1) * order;
    }).forEach(row => body.append(row));
  })));
"""
_PICTURE = re.compile(r'<p><img src="([^"]+)" alt="([^"]*)"\s*/?></p>')


def page(title: str, markdown: str, figures: dict[str, str]) -> str:
    """Return the report as HTML.

    Args:
        title: of the window.
        markdown: the text; HTML in it is shown, not obeyed.
        figures: SVG documents by the name that ``![…](name)`` calls them.
    """
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    body = _PICTURE.sub(lambda found: _figure(found, figures), body)
    body = body.replace("<table>", '<div class="scroll"><table>').replace("</table>", "</table></div>")
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>\n{body}\n<script>{_SORT}</script></body></html>\n"
    )


def _figure(found: re.Match[str], figures: dict[str, str]) -> str:
    name, words = found.groups()
    drawing = figures[name]
    return f'<figure role="img" aria-label="{words}">{drawing[drawing.index("<svg") :]}</figure>'
