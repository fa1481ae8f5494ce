# Every target prepares what it needs in .venv/ and node_modules/, once; later runs need no network.
#
#   make site          build the story in content/ into site/
#   make serve         the same, shown in a browser and renewed at every save
#   make test          all tests, also in a real browser          (ARGS="-k dates" for some)
#   make lint          style, types
#   make bench         time and memory beside a peer
#   make screenshots   pictures of every kind of page, in build/screenshots/
#   make lock          write the lock files again               (ARGS=--upgrade for newer versions)
#   make clean         remove what the other targets made, but for .venv/ and node_modules/

ARGS ?=
BIN := .venv/bin

.DEFAULT_GOAL := site
.PHONY: site serve test lint bench screenshots lock clean runtime dev tools

site: runtime
	@$(BIN)/dateline build $(ARGS)

serve: runtime
	@$(BIN)/dateline serve $(ARGS)

test: dev tools
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

lint: dev
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Mend with: $(BIN)/ruff format" >&2; exit 1; }
	@$(BIN)/mypy

bench:
	@scripts/setup.sh bench
	@$(BIN)/python -m benchmarks $(ARGS)

screenshots: site dev tools
	@$(BIN)/python -m tests.browser.screenshots

lock:
	@scripts/lock.sh $(ARGS)

clean:
	rm -rf site .site.dateline .dateline build dist

runtime dev tools:
	@scripts/setup.sh $@
