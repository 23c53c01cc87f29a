"""Takes the README's picture of a report: python3 scripts/browser/picture.py REPORT ADDRESS PICTURE [HEIGHT]."""

import sys

from chromium import Browser, Page, find

path, address, picture = sys.argv[1:4]
with Browser(find()) as browser:
    page = Page(browser, 1180, int(sys.argv[4]) if len(sys.argv) > 4 else 1000)
    page.media(motion="reduce")
    page.open(path, address)
    page.evaluate("scrollTo(0, 0); new Promise(requestAnimationFrame)")
    page.picture(picture)
