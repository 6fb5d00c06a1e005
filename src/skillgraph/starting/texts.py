"""The texts of a new workspace, in both languages."""

from __future__ import annotations

SETTINGS = """\
# 两种语言的标题 · The title in both languages
{title}
{about}base = {base}
languages = ["zh", "en"]
# 许可，例如 · The licence, such as:
# licence = "CC-BY-4.0"
"""

ABOUT_BASE = """\
# 各条目的标识以此开头。公开之前请换成自己的地址；有了记录以后不要再改。
# What every identifier begins with. Put your own address here before you publish; leave it once there are records.
"""

REGISTRY = """\
# 名录：每个单位、人物、荣誉等的标识、名称和类别。
# The registry: identifier, names and kind of each organisation, person, award and so on.
"""

ATTRIBUTES = """\
* text=auto eol=lf
*.xlsx binary
# 来源和原表逐字节保存 · Sources and tables keep the bytes they came with
sources/** -text
tables/** -text
"""

IGNORED = """\
# 表格程序打开文件时的临时文件 · What spreadsheet programs leave while a file is open
~$*
.~lock.*#
.skillgraph-*.tmp
# 随时可以重新生成 · Made anew at any time
/map.html
/report.html
/report.docx
"""

README = """\
# {title}

本文件夹是一个技能图谱工作区：谁与谁合作，每个答案都引用来源原文。
This folder is a SkillGraph workspace: who partners with whom, and every answer quotes its source.

## 给维护者 · For its keepers

1. 打开 `forms/forms.xlsx`，另存一份，照来源填写；把鼠标停在标题上可看到说明。
   Open `forms/forms.xlsx`, save it under another name and fill it in; hold the mouse over a heading to read what
   belongs there.
2. `skillgraph add 文件` 读入填好的表、来源的文本或 RDF；有错则逐处指出，什么也不改。
   `skillgraph add FILE` takes in sheets, the texts of sources, or RDF; what is wrong is shown place by place, and then
   nothing changes.
3. `skillgraph validate` 检查全部内容；`skillgraph map` 画成一个网页。
   `skillgraph validate` checks everything; `skillgraph map` draws it as one page.

## 文件 · Files

| 文件 file | 内容 holds |
|---|---|
| `skillgraph.toml` | 标题、标识的开头、语言、许可 · title, base, languages, licence |
| `sources/` | 每个来源的原文，不改动 · the text of each source, untouched |
| `records/` | 每个来源的记录 · the records of each source |
| `entities.ttl` | 名录 · the registry |
| `forms/` | 空白表格 · empty sheets |
{more}
以后才会有的 · What may be there later:

| 文件 file | 内容 holds |
|---|---|
| `tables/` | 以映射文件加入的表格，不改动 · tables that were added with a map, untouched |
| `decisions.ttl` | 谁与谁是同一个 · which entities are the same |
| `.skillgraph/` | 各次更改，供 `undo` 使用，不进入 git · what changed, for `undo`; git leaves it out |

文件都是文本，可以用 git 保存和比较；索引另存于缓存文件夹，随时可以删除。
All of it is plain files that git can keep and compare; the index lives in a cache folder and can be deleted.

不要在此存放身份证号、电话、住址等个人信息。
Keep no identity numbers, telephone numbers, addresses or other private data here.
"""

# What stands in a copy of the example beside that.
COPIED = """\
| `ORIGIN.md` | 示例的来历和权利 · where the example came from, and who has which rights |
| `coverage.toml` | 来源中没有记录引用的文字及原因 · what no record quotes, and why |
"""
