"""Loading the catalogue of units, and one search in it, against reading its files alone."""

import csv
import time

from mdd_desktop.resources import resource
from mdd_desktop.services.catalogue import Catalogue

WORDS = ["tan phuoc dong thap", "soc trang", "x", "phường an", "ke sach can tho"]


def main() -> None:
    begun = time.perf_counter()
    for name in ("units.csv", "old_units.csv"):
        with resource("units", name).open(encoding="utf-8", newline="") as file:
            list(csv.reader(file))
    read = time.perf_counter() - begun
    begun = time.perf_counter()
    catalogue = Catalogue.load()
    catalogue.get("01")
    loaded = time.perf_counter() - begun
    catalogue.search("tan phuoc")
    begun = time.perf_counter()
    for text in WORDS:
        catalogue.search(text)
    each = (time.perf_counter() - begun) / len(WORDS)
    ratio = f"{loaded / read:.1f} times the reading of its files"
    print(f"catalogue: loaded in {ratio}; a search takes {1000 * each:.1f} ms")


if __name__ == "__main__":
    main()
