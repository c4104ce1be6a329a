#!/usr/bin/env python3
"""Uses reports as people do, in a headless Chromium, and checks what comes of it.

    check_reports.py CHROMIUM FOLDER [SCREENSHOTS]

FOLDER holds guild.html, large.html, crowd.html, hostile.html and sponsor.html. Says what is wrong and ends with 1, or how long
things took. Pictures of the first screens go to the folder SCREENSHOTS, if one is given.
"""

import json
import os
import sys

from chromium import Chromium, Page

WIDE, NARROW = (1280, 800), (390, 844)


class Check:
    def __init__(self, browser, folder, pictures):
        self.browser, self.folder, self.pictures = browser, folder, pictures
        self.failures, self.figures = [], []

    def open(self, name, size=WIDE, scheme="light", **more):
        self.name = f"{name}, {size[0]} pixels, {scheme}"
        page = Page(self.browser, os.path.join(self.folder, name + ".html"), *size, scheme, **more)
        page.settle() if more.get("scripts", True) else None
        return page

    def that(self, condition, what):
        if not condition:
            self.failures.append(f"{self.name}: {what}")

    def equal(self, found, expected, what):
        self.that(found == expected, f"{what}: {found!r}, not {expected!r}")

    def close(self, page):
        complaints = page.complaints()
        self.that(not complaints, f"the browser complains: {complaints[:3]}")
        page.close()


def state(page, key):
    return page.value(f"network.explorer.state.{key}")


def place(page, dot):
    """Where a dot is on the screen."""
    return page.value(
        "(() => { const box = document.querySelector('.stage canvas').getBoundingClientRect(), "
        f"[x, y] = network.explorer.place({dot}); return [box.left + x, box.top + y]; }})()")


def largest(page, nth=0):
    """The dot with the nth largest radius that no other covers at its middle."""
    return page.value(
        "(() => { const dots = [...network.explorer.scene.dots].sort((a, b) => b.r - a.r || a.dot - b.dot); "
        f"return dots[{nth}].dot; }})()")


def appearance(check):
    """Every report on both widths, light and dark: something is drawn, nothing is wider than the screen."""
    for name in ["guild", "large", "crowd", "hostile", "sponsor"]:
        for size in [WIDE, NARROW]:
            for scheme in ["light", "dark"]:
                page = check.open(name, size, scheme)
                check.that(page.value("document.documentElement.scrollWidth") <= size[0], "scrolls to the side")
                check.that(page.value("network.explorer.scene.dots.length") > 1, "no dots")
                colours = page.value(
                    "(() => { const canvas = document.querySelector('.stage canvas'), data = canvas.getContext('2d')"
                    ".getImageData(0, 0, canvas.width, canvas.height).data, seen = new Set(); "
                    "for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 250) "
                    "seen.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]); return seen.size; })()")
                check.that(colours > 3, f"{colours} colours on the canvas")
                paper = page.value("getComputedStyle(document.body).backgroundColor")
                check.equal(paper, {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 22, 29)"}[scheme], "the paper")
                if check.pictures:
                    page.picture(os.path.join(check.pictures, f"{name}-{size[0]}-{scheme}.png"))
                check.close(page)


def first_screen(check):
    """Title, picture, findings and the first offer without scrolling."""
    for size in [WIDE, NARROW]:
        page = check.open("guild", size)
        bottoms = page.value(
            "Object.fromEntries([['title', 'h1'], ['picture', '.stage'], ['third finding', '.finding:nth-of-type(3)'],"
            " ['offer', '.first-offer']].map(([name, selector]) => "
            "[name, document.querySelector(selector).getBoundingClientRect().bottom]))")
        for name, bottom in bottoms.items():
            check.that(bottom <= size[1], f"the {name} ends at {bottom:.0f}")
        check.that(page.value("document.querySelectorAll('.finding').length") in (3, 4, 5), "findings")
        check.equal(page.value("document.querySelector('.contents details').open"), size == WIDE, "contents are open")
        check.close(page)


def drawings(check):
    """Who took part and how long answers take are drawn in the page, and their texts can be read on a phone, too."""
    for size in [WIDE, NARROW]:
        page = check.open("guild", size)
        for name in ["Members who took part:", "Opening messages with"]:
            width, text = page.value(
                f"(() => {{ const svg = document.querySelector('svg.tl[aria-label^=\"{name}\"]'), "
                "text = svg.querySelector('text.tl-text'); "
                "return [svg.clientWidth, svg.clientWidth / svg.viewBox.baseVal.width "
                "* parseFloat(getComputedStyle(text).fontSize)]; })()")
            check.that(300 <= width <= min(size[0], 600), f"{name}: {width} pixels wide")
            check.that(text >= 9, f"{name}: letters of {text:.1f} pixels")
        check.close(page)


def pointer(check):
    """Hovering lights neighbours, clicking selects, dragging moves, the wheel zooms."""
    page = check.open("guild")
    dot = largest(page)
    name = page.value(f"network.explorer.model.names[{dot}]")
    x, y = place(page, dot)
    page.mouse("mouseMoved", x, y)
    page.settle()
    check.equal(state(page, "hovered"), dot, "hovered")
    check.that(name in page.value("document.querySelector('.tip').textContent"), "the tip has the name")
    lit = page.value("network.explorer.scene.dots.filter((dot) => dot.alpha === 1).length")
    neighbours = page.value(f"network.explorer.model.linesOf({dot}).length")
    check.equal(lit, neighbours + 1, "dots that are lit")
    page.click(x, y)
    page.settle()
    check.equal(state(page, "selected"), dot, "selected")
    check.equal(page.value("document.querySelector('.card h2').textContent"), name, "the card")
    check.equal(page.value("document.querySelectorAll('.card li').length"), neighbours, "contacts on the card")
    check.that(name in page.value("document.querySelector('[role=status]').textContent"), "the selection is told")
    check.that(page.value("document.querySelectorAll('tr.selected').length") > 0, "its rows are marked")
    before = page.value("({...network.explorer.state.view})")
    page.mouse("mouseWheel", x, y, deltaX=0, deltaY=-240)
    page.settle()
    check.that(state(page, "view").get("scale", 0) > 0 and state(page, "view") != before, "the wheel zooms")
    view = state(page, "view")
    page.mouse("mousePressed", 500, 600, button="left", buttons=1, clickCount=1)
    page.mouse("mouseMoved", 540, 560, button="left", buttons=1)
    page.mouse("mouseReleased", 540, 560, button="left", clickCount=1)
    page.settle()
    check.that(state(page, "view")["x"] < view["x"] and state(page, "view")["y"] > view["y"], "dragging moves")
    check.equal(state(page, "selected"), dot, "selected after dragging")
    page.value("new Promise((done) => setTimeout(done, 300))")
    hash = page.value("location.hash")
    check.that(f"selected={dot}" in hash and "view=" in hash, f"the address has the view: {hash}")
    check.close(page)
    # The same view from its address.
    page = check.open("guild", fragment=hash)
    check.equal(state(page, "selected"), dot, "selected by the address")
    check.that(state(page, "view") is not None, "the view of the address")
    check.close(page)
    page = check.open("guild", fragment="#~selected=99999&only=-3&period=x&view=1,2&colour=__proto__")
    check.equal([state(page, key) for key in ["selected", "only", "period", "view"]], [-1, -1, -1, None],
                "an address that makes no sense")
    check.close(page)


def search_and_path(check):
    """Finding by parts of names without accents, and the shortest path to another member."""
    page = check.open("guild")
    page.key("/", text="/")
    check.equal(page.value("document.activeElement.type"), "search", "the key / leads to the search")
    page.type("chloe")
    page.settle()
    found = page.value("[...document.querySelectorAll('.found li bdi')].map((item) => item.textContent)")
    check.that(found and all(name.startswith("Chloé") for name in found), f"found: {found}")
    page.value("document.activeElement.value = ''")
    page.type("nadia d")
    page.settle()
    page.key("Enter")
    page.settle()
    check.equal(page.value("document.querySelector('.card h2').textContent"), "Nadia Demir", "found by keys")
    start = state(page, "selected")
    page.value("[...document.querySelectorAll('.card .actions button')].find((b) => /^Path/.test(b.textContent)).click()")
    page.type("deniz l")
    page.settle()
    page.key("Enter")
    page.settle()
    path = page.value("network.explorer.derived.path")
    check.that(len(path) > 2 and path[0] == start, f"a path: {path}")
    names = page.value("document.querySelector('.card .path').textContent")
    check.that("Nadia Demir" in names and "Deniz Lopes" in names, f"the path in words: {names}")
    page.key("Escape")
    page.settle()
    check.equal(state(page, "selected"), -1, "Escape lets go")
    check.close(page)


def choices(check):
    """Colour, size, filters, the slider over time, and saving."""
    page = check.open("guild")
    everybody = page.value("network.explorer.derived.active.reduce((a, b) => a + b, 0)")
    colours = "[...new Set(network.explorer.scene.dots.map((dot) => dot.colour))].sort().join()"
    before = page.value(colours)
    page.value("document.querySelector('[aria-label=Options]').click()")
    page.value("(() => { const menu = document.querySelectorAll('.options select')[0]; menu.value = 'role'; "
               "menu.dispatchEvent(new Event('change')); })()")
    page.settle()
    check.equal(state(page, "colour"), "role", "colour by role")
    check.that(page.value(colours) != before, "other colours")
    check.that("connector" in page.value("document.querySelector('.legend').textContent"), "the legend has roles")
    radii = page.value("network.explorer.scene.dots.map((dot) => dot.r)")
    page.value("(() => { const menu = document.querySelectorAll('.options select')[1]; menu.value = 'strength'; "
               "menu.dispatchEvent(new Event('change')); })()")
    page.settle()
    check.that(page.value("network.explorer.scene.dots.map((dot) => dot.r)") != radii, "other sizes")
    page.value("document.querySelector('.legend button').click()")
    page.settle()
    few = page.value("network.explorer.derived.active.reduce((a, b) => a + b, 0)")
    check.that(state(page, "only") == 0 and few < everybody, f"one kind alone: {few} of {everybody}")
    page.value("document.querySelector('.legend button').click()")
    lines = page.value("network.explorer.derived.shown.reduce((a, b) => a + b, 0)")
    page.value("(() => { const range = document.querySelector('.options input[type=range]'); range.value = 5; "
               "range.dispatchEvent(new Event('input')); })()")
    page.settle()
    check.that(0 < page.value("network.explorer.derived.shown.reduce((a, b) => a + b, 0)") < lines, "strong ties only")
    page.value("document.querySelector('[aria-label=Options]').click()")

    periods = page.value("network.explorer.model.periods.length")
    check.that(periods >= 4, f"{periods} periods")
    places = page.value("[...network.explorer.scene.dots].map((dot) => [dot.x, dot.y])")
    page.value("document.querySelector('.time input').focus()")
    page.key("ArrowRight", windowsVirtualKeyCode=39)
    page.settle()
    check.equal(state(page, "period"), 0, "the slider goes by key")
    gone = page.value("network.explorer.scene.dots.filter((dot) => dot.alpha < 1).length")
    check.that(0 < gone < everybody, f"{gone} members fade in the first period")
    check.equal(page.value("[...network.explorer.scene.dots].map((dot) => [dot.x, dot.y])"), places,
                "members stay in place")
    page.value("document.querySelector('.time button').click()")
    page.settle()
    check.equal(state(page, "period"), 1, "play goes on")
    page.value("document.querySelector('.time button').click()")
    for format, kind in [("png", "image/png"), ("svg", "image/svg+xml")]:
        saved = page.value(f"network.explorer.save('{format}').then((blob) => [blob.type, blob.size])")
        check.that(saved[0] == kind and saved[1] > 5000, f"saved as {saved}")
    text = page.value("network.explorer.save('svg').then((blob) => blob.text())")
    check.that(page.value(f"!new DOMParser().parseFromString({json.dumps(text)}, 'image/svg+xml')"
                          ".querySelector('parsererror')"), "the SVG is well formed")
    check.close(page)


def choose(page, label, value):
    """Takes an entry of a menu of the options."""
    page.value(f"(() => {{ const label = [...document.querySelectorAll('.options label')].find((label) => "
               f"label.firstChild.textContent === '{label}'), menu = label.querySelector('select'); "
               f"menu.value = '{value}'; menu.dispatchEvent(new Event('change')); }})()")
    page.settle()


def kinds(check):
    """One kind of interaction alone: ties, dots, the list of the card and the line of counts follow."""
    page = check.open("guild")
    check.equal(page.value("document.querySelector('.count').textContent"), "", "the line of counts at first")
    names = page.value("network.explorer.model.kinds.map(({ name }) => name)")
    check.that(len(names) > 1, f"kinds: {names}")
    page.value("document.querySelector('[aria-label=Options]').click()")
    choose(page, "Interactions", 0)
    check.equal(state(page, "kind"), 0, "the kind")
    lines = page.value("[...network.explorer.derived.shown].reduce((all, shown, line) => shown ? [...all, line] : all, [])")
    amounts = page.value("[...network.explorer.model.kinds[0].of]")
    ties = page.value("network.explorer.model.lineCount")
    check.equal(lines, [line for line, amount in enumerate(amounts) if amount > 0], "ties that have the kind")
    check.that(0 < len(lines) < ties, f"{len(lines)} of {ties} ties")
    met = page.value("new Set([...network.explorer.derived.shown].flatMap((shown, line) => shown ? "
                     "[network.explorer.model.from[line], network.explorer.model.to[line]] : [])).size")
    check.equal(page.value("network.explorer.scene.dots.filter((dot) => dot.alpha === 1).length"), met, "dots that are lit")
    counts = page.value("document.querySelector('.count').textContent")
    check.that(counts.startswith(f"{met} of 120 members and {len(lines)} of {ties} ties") and names[0] in counts, counts)
    check.equal(page.value("document.querySelector('[role=status]').textContent"), counts, "what is told")
    dot = page.value(f"network.explorer.model.from[{lines[0]}]")
    page.value("document.querySelector('[aria-label=Options]').click()")
    own = page.value(f"[...network.explorer.model.linesOf({dot})]")
    page.click(*place(page, dot))
    page.settle()
    items = page.value("document.querySelectorAll('.card li').length")
    check.equal(items, sum(amounts[line] > 0 for line in own), "contacts on the card")
    heaviest = max(amounts[line] for line in own)
    text = page.value("document.querySelector('.card li span').textContent")
    check.that(text.startswith(f"{heaviest:g} "), f"the first contact: {text}, not {heaviest}")
    page.value("new Promise((done) => setTimeout(done, 300))")
    check.that("kind=0" in page.value("location.hash"), "the address has the kind")
    page.value("document.querySelector('[aria-label=Options]').click()")
    choose(page, "Interactions", -1)
    check.equal(page.value("document.querySelector('.count').textContent"), "", "the line of counts in the end")
    check.close(page)
    # By keys alone: into the options, to the menu, one down.
    page = check.open("guild")
    page.value("document.querySelector('[aria-label=Options]').focus()")
    page.key("Enter", text="\r", windowsVirtualKeyCode=13)
    page.settle()
    for _ in range(30):
        page.key("Tab", windowsVirtualKeyCode=9)
        if page.value("document.activeElement.closest('label')?.firstChild.textContent") == "Interactions":
            break
    page.key("ArrowDown", windowsVirtualKeyCode=40)
    page.settle()
    check.equal(state(page, "kind"), 0, "the kind by keys")
    check.equal(page.value("document.activeElement.tagName"), "SELECT", "the menu keeps the focus")
    check.close(page)


def questions(check):
    """What a facilitator asks takes one step from the first screen."""
    page = check.open("guild")
    # Who connects two departments? Their colours, one after the other; or a cell of the table that is linked to.
    for place_ in [0, 1]:
        page.value(f"document.querySelectorAll('.legend button')[{place_}].click()")
    page.settle()
    check.equal([state(page, "only"), state(page, "across")], [0, 1], "two groups by their colours")
    lit = page.value("network.explorer.scene.dots.filter((dot) => dot.alpha === 1).map(({ dot }) => network.explorer.model.names[dot])")
    check.that("Tomás Schmidt" in lit and "Nadia Demir" in lit, f"who connects Research and Platform: {lit}")
    check.that("between Research and Platform" in page.value("document.querySelector('.count').textContent"), "said so")
    page.key("Escape")
    page.value("document.querySelector('.legend button').click()")
    page.settle()
    check.equal([state(page, "only"), state(page, "across")], [-1, -1], "let go")
    # Who should take over if X leaves?
    page.value("[...document.querySelectorAll('#in-short a.who')].find((a) => a.textContent === 'Marta Sørensen').click()")
    page.settle()
    check.that("cut off 6 others" in page.value("document.querySelector('.card').textContent"), "what rests on X")
    alike = page.value("[...document.querySelectorAll('.card .alike button')].map((b) => b.textContent)")
    dot = state(page, "selected")
    best = page.value(
        "(() => { const { model } = network.explorer, ends = (dot) => new Set([...model.linesOf(dot)].map((line) => "
        f"model.otherEnd(line, dot))), own = ends({dot}); return [...model.names.keys()].filter((dot) => dot !== {dot})"
        ".map((dot) => [model.names[dot], [...ends(dot)].filter((other) => own.has(other)).length])"
        ".sort((a, b) => b[1] - a[1])[0]; })()")
    check.that(alike and best[0] in alike, f"who shares most contacts: {alike}, not {best}")
    # Links to what is looked up most: the target is open and on the screen.
    for text in ["Who connects two groups", "Whom to introduce to whom", "What changed"]:
        target = page.value(f"(() => {{ const link = [...document.querySelectorAll('.ways a')].find((a) => "
                            f"a.textContent === '{text}'); link.click(); return link.hash; }})()")
        page.value("new Promise((done) => setTimeout(done, 900))")
        top, fold = page.value("(() => { const target = document.querySelector('%s'), fold = target.closest('details'); "
                               "return [target.getBoundingClientRect().top, !fold || fold.open]; })()" % target)
        check.that(fold and -5 <= top < 700, f"{text}: at {top:.0f}, open: {fold}")
    # Who came new and was not answered?
    check.that("Amir Bianchi" in page.value("document.getElementById('in-short').textContent"), "newcomers without an answer")
    check.close(page)


def between_groups(check):
    """A cell of the table of groups lights those who are in contact across the two."""
    page = check.open("guild")
    page.value("document.querySelector('td.h5 .cell').click()")
    page.settle()
    only, across = state(page, "only"), state(page, "across")
    check.that(only >= 0 and across >= 0 and only != across, f"two groups: {only}, {across}")
    kinds = "network.explorer.model.facets.find((facet) => facet.key === 'group').of"
    lit = page.value(f"network.explorer.scene.dots.filter((dot) => dot.alpha === 1).map((dot) => {kinds}[dot.dot])")
    check.that(set(lit) == {only, across}, f"groups that are lit: {set(lit)}")
    ends = page.value("[...network.explorer.derived.shown].map((shown, line) => shown && "
                      f"[network.explorer.model.from[line], network.explorer.model.to[line]].map((dot) => {kinds}[dot])"
                      ").filter(Boolean)")
    check.that(ends and all(set(pair) == {only, across} for pair in ends), "lines are between the two")
    check.close(page)


def keyboard(check):
    """Everything without a pointer."""
    page = check.open("guild")
    page.value("document.querySelector('.stage canvas').focus()")
    page.key("n", text="n")
    page.settle()
    first = state(page, "hovered")
    check.equal(first, largest(page), "n goes to the largest dot")
    page.key("n", text="n")
    second = state(page, "hovered")
    page.key("p", text="p")
    check.that(second != first and state(page, "hovered") == first, "p goes back")
    page.key("Enter")
    page.settle()
    check.equal(state(page, "selected"), first, "Enter selects")
    page.key("+", text="+")
    page.settle()
    scale = state(page, "view")["scale"]
    page.key("ArrowLeft")
    page.key("-", text="-")
    page.settle()
    check.that(state(page, "view")["scale"] < scale, "− zooms out")
    page.key("0", text="0")
    page.settle()
    check.equal(state(page, "view"), None, "0 shows everything")
    reached = set()
    page.value("document.querySelector('.skip').focus()")
    for _ in range(40):
        page.key("Tab", windowsVirtualKeyCode=9)
        reached.add(page.value("document.activeElement.className + ' ' + document.activeElement.tagName + ' ' "
                               "+ (document.activeElement.ariaLabel || '')"))
    for wanted in ["INPUT Find a member", "BUTTON Zoom in", "BUTTON Options", "CANVAS", "link BUTTON", "INPUT Period"]:
        check.that(any(wanted in element for element in reached), f"Tab reaches {wanted}")
    check.close(page)


def names_and_rows(check):
    """A name in the text leads to its dot, a row of a table selects it, and a table can be sorted."""
    page = check.open("guild")
    link = page.value("(() => { const link = document.querySelector('#in-short a.who'); link.click(); "
                      "return link.textContent; })()")
    page.settle()
    check.equal(page.value("document.querySelector('.card h2').textContent"), link, "a name leads to its dot")
    page.value("document.querySelector('#members details').open = true")
    row = page.value("(() => { const row = document.querySelectorAll('#members tbody tr')[7]; row.cells[2].click(); "
                     "return row.cells[0].textContent; })()")
    page.settle()
    check.equal(page.value("document.querySelector('.card h2').textContent"), row, "a row selects its dot")
    check.equal(page.value("document.querySelector('#members tr.selected').cells[0].textContent"), row,
                "the row is marked")
    page.value("document.querySelector('#members th:nth-child(5) .sort').click()")
    values = page.value("[...document.querySelectorAll('#members tbody tr')].map((row) => parseFloat(row.cells[4].textContent))")
    check.equal(values, sorted(values, reverse=True), "a column is sorted")
    page.value("location.hash = '#how-betweenness'")
    page.settle()
    check.that(page.value("document.getElementById('how-betweenness').closest('details').open"), "a link opens a fold")
    page.value("dispatchEvent(new Event('beforeprint'))")
    closed = page.value("document.querySelectorAll('details[data-prints]:not([open])').length")
    check.equal(closed, 0, "folds that are printed closed")
    check.close(page)


def printed(check):
    page = check.open("guild", media="print")
    check.equal(page.value("getComputedStyle(document.querySelector('.stage')).display"), "none", "print: the explorer")
    check.that(page.value("document.querySelector('#network > .picture svg').getBoundingClientRect().height") > 200,
               "print has the still picture")
    check.close(page)


def without_script(check):
    page = check.open("guild", scripts=False)
    picture = page.call("DOM.getDocument", depth=1)["root"]["nodeId"]
    found = page.call("DOM.querySelector", nodeId=picture, selector="#network > .picture svg")["nodeId"]
    box = page.call("DOM.getBoxModel", nodeId=found)["model"]
    check.that(box["width"] > 300 and box["height"] > 300, f"the still picture has {box['width']} × {box['height']}")
    check.equal(page.call("DOM.querySelector", nodeId=picture, selector=".stage")["nodeId"], 0, "no explorer")
    check.close(page)


def hostile_names(check):
    """No name does anything but be shown."""
    page = check.open("hostile")
    names = page.value("network.explorer.model.names")
    scripts = page.value("document.scripts.length")
    for text in ["</script>", "<b>bold", "{{title}}", "&amp;"]:
        dot = next(place for place, name in enumerate(names) if text in name)
        page.value("document.querySelector('.search input').focus()")
        page.type(text)
        page.settle()
        check.that(page.value("document.querySelectorAll('.found li').length") > 0, f"{text} is found")
        page.key("Enter")
        page.settle()
        check.that(text in page.value("document.querySelector('.card h2').textContent"), f"{text} is shown")
        page.value("network.explorer.save('svg').then((blob) => blob.size)")
    check.equal(page.value("document.scripts.length"), scripts, "scripts")
    check.equal(page.value("document.querySelectorAll('.stage b, .stage img, .stage script').length"), 0, "elements")
    check.close(page)


def sponsor(check):
    """Groups alone: nobody is a dot, and no text leads to one."""
    page = check.open("sponsor")
    check.equal(page.value("network.explorer.model.dot"), "group", "a dot is")
    check.equal(page.value("document.querySelectorAll('a.who, tr[data-dot]').length"), 0, "links to members")
    dot = largest(page)
    page.click(*place(page, dot))
    page.settle()
    check.that("members" in page.value("document.querySelector('.card').textContent"), "the card counts members")
    check.equal(page.value("document.querySelector('.time').hidden"), True, "no slider")
    check.close(page)


def painted(page):
    """When something was first on the screen, in milliseconds; it is told some frames later."""
    return page.value(
        "new Promise((done) => new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint')"
        ".forEach((entry) => done(entry.startTime))).observe({ type: 'paint', buffered: true }))")


def frames(page):
    """Frames a second while the view is panned."""
    return page.value(
        "new Promise((done) => { const canvas = document.querySelector('.stage canvas'); canvas.focus(); "
        "const key = (key) => canvas.dispatchEvent(new KeyboardEvent('keydown', { key })); "
        "let count = 0; const begin = performance.now(), before = network.explorer.frames; "
        "const step = () => { key(count++ % 2 ? 'ArrowLeft' : 'ArrowUp'); if (count < 60) requestAnimationFrame(step); "
        "else done((network.explorer.frames - before) / (performance.now() - begin) * 1000); }; step(); })")


def large(check):
    """5,000 members and 50,000 ties: soon there, and moved without jerks."""
    page = check.open("large")
    size = os.path.getsize(os.path.join(check.folder, "large.html"))
    paint = painted(page)
    check.equal(page.value("[network.explorer.model.count, network.explorer.model.lineCount]"), [5000, 50_000], "size")
    check.that(size < 6_000_000, f"{size} bytes")
    check.that(paint < 2000, f"first paint after {paint:.0f} ms")
    page.value("document.querySelector('[aria-label=Options]').click()")
    page.value("(() => { const box = document.querySelector('.options input[type=checkbox]'); box.click(); })()")
    page.settle()
    check.that(page.value("network.explorer.scene.drawnLines") > 40_000, "every tie is drawn")
    page.value("document.querySelector('[aria-label=Options]').click()")
    page.settle()
    rate = frames(page)
    check.that(rate >= 20, f"{rate:.0f} frames a second while panning")
    check.figures.append(f"5,000 members, 50,000 ties: {size / 1e6:.1f} MB, first paint after {paint:.0f} ms, "
                         f"{rate:.0f} frames a second while every tie is panned")
    check.close(page)


def crowd(check):
    """7,000 members: clusters first, which open into members."""
    page = check.open("crowd")
    size = os.path.getsize(os.path.join(check.folder, "crowd.html"))
    check.that(size < 3_000_000, f"{size} bytes")
    members, clusters = page.value("[network.explorer.model.memberCount, network.explorer.model.bubbles.sizes.length]")
    check.equal(members, 7000, "members")
    drawn = "network.explorer.scene.dots.map(({ dot }) => dot)"
    check.equal(len(page.value(drawn)), clusters, "at first, dots are clusters")
    check.that(page.value("network.explorer.scene.drawnLines") > 10, "clusters have contacts")
    page.value("document.querySelector('.stage canvas').focus()")
    page.key("n", text="n")
    page.settle()
    first = state(page, "hovered")
    check.that(first >= members, "n goes to a cluster")
    held = page.value(f"network.explorer.model.bubbles.sizes[{first - members}]")
    check.that(str(held) in page.value("document.querySelector('.tip').textContent"), "the tip counts its members")
    page.key("Enter")
    page.settle()
    check.equal(state(page, "open"), [first - members], "Enter opens it")
    inside = [dot for dot in page.value(drawn) if dot < members]
    check.equal(len(inside), held, "members of the open cluster")
    check.that("1 cluster" in page.value("document.querySelector('[role=status]').textContent"), "it is told")
    dot = page.value("network.explorer.scene.dots.find(({ dot, x, y }) => dot < 7000 && x > 100 && x < 500 && y > 150 && y < 500).dot")
    page.click(*place(page, dot))
    page.settle()
    check.equal(state(page, "selected"), dot, "a member is selected")
    page.key("Escape")
    page.key("Escape")
    page.settle()
    check.equal([state(page, "selected"), state(page, "open")], [-1, []], "Escape lets go, then closes")
    # A click opens, too; a member who is searched is seen in an open cluster.
    cluster = page.value(f"network.explorer.scene.dots.find(({{ x, y }}) => x > 200 && x < 500 && y > 200 && y < 450).dot")
    page.click(*place(page, cluster))
    page.settle()
    check.equal(state(page, "open"), [cluster - members], "a click opens a cluster")
    page.key("/", text="/")
    page.type("member 6543")
    page.settle()
    page.key("Enter")
    page.settle()
    check.equal(page.value("document.querySelector('.card h2').textContent"), "Member 6543", "found")
    home = page.value("network.explorer.model.bubbles.home[6543]")
    check.that(home in state(page, "open") and 6543 in page.value(drawn), "its cluster is open")
    page.value("new Promise((done) => setTimeout(done, 300))")
    hash = page.value("location.hash")
    check.close(page)
    page = check.open("crowd", fragment=hash)
    check.that(home in state(page, "open") and state(page, "selected") == 6543, f"the same by its address: {hash}")
    page.value("document.querySelector('.whole').click()")
    page.settle()
    check.equal(state(page, "open"), [], "all clusters are closed")
    rate = frames(page)
    check.that(rate >= 20, f"{rate:.0f} frames a second while panning")
    check.figures.append(f"7,000 members: {size / 1e6:.1f} MB, first paint after {painted(page):.0f} ms, "
                         f"{rate:.0f} frames a second while clusters are panned")
    check.close(page)


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    browser = Chromium(sys.argv[1])
    check = Check(browser, sys.argv[2], sys.argv[3] if len(sys.argv) == 4 else None)
    try:
        for part in [appearance, first_screen, drawings, pointer, search_and_path, choices, kinds, questions, between_groups,
                     keyboard, names_and_rows, printed, without_script, hostile_names, sponsor, large, crowd]:
            part(check)
    finally:
        browser.close()
    print("\n".join(check.failures + check.figures))
    sys.exit(1 if check.failures else 0)


if __name__ == "__main__":
    main()
