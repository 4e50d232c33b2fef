# make run    builds everything and runs config.yaml
# make test   builds everything and runs the tests
# make help   lists the rest

SHELL := /bin/bash
.DEFAULT_GOAL := help

RELEASE := .build/release
SAMPLE := var/sample
CONFIG ?= config.yaml
SLIPS ?= all

.PHONY: help setup run test golden sample bench mutations lint format docs calendars clean

help: ## Lists the targets.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## Installs missing system libraries.
	@BuildTools/setup.sh

run: setup ## Builds the program and runs CONFIG (config.yaml).
	swift build -c release --product host
	swift build -c release --product draw-chart
	swift build -c release --product sample-market
	@$(MAKE) --no-print-directory sample
	$(RELEASE)/host run $(CONFIG)

sample: ## Writes the synthetic recording that examples/replay-a-day.yaml replays.
	@test -f $(SAMPLE)/krx-2026-11-20.rec || $(RELEASE)/sample-market $(SAMPLE)

# A few tests at a time: those with sockets and clocks need the machine's attention, and all at once get none of it.
WIDTH := SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=3

# Flags for the build of the tests.
DEBUG_FLAGS ?=

test: setup ## Builds everything and runs the tests.
	swift build --build-tests $(DEBUG_FLAGS)
	$(WIDTH) swift test --skip-build

golden: setup ## Writes down what is said about mistakes, to be read as a change (CONTRIBUTING.md).
	swift build --build-tests
	MAEDUP_RECORD_GOLDEN=1 swift test --skip-build --filter GoldenTests

bench: setup ## Measures, each figure beside a baseline of the same run.
	swift build -c release --product host
	swift build -c release --product draw-chart
	swift build -c release --product bench
	$(RELEASE)/bench

mutations: ## Makes every slip of a hand, or SLIPS of them, in every valid configuration and counts what becomes of them.
	MUTATIONS=$(SLIPS) swift test --filter MutationLawTests

lint: setup ## Checks the formatting, and what is said of libraries that are opened when they are needed.
	swift format lint --strict --recursive --parallel Sources Tests BuildTools Package.swift
	BuildTools/check-cpango.sh

format: ## Formats all Swift files.
	swift format format --in-place --recursive --parallel Sources Tests BuildTools Package.swift

docs: setup ## Checks that every public declaration is documented.
	swift build $(DEBUG_FLAGS)
	BuildTools/doc-coverage.sh

calendars: ## Checks the calendar data against their sources (needs Python and the network).
	python3 -m pip install --quiet holidays==0.108 exchange_calendars==4.13.2 tzdata==2026.6
	python3 BuildTools/calendars/make_calendars.py --check

clean: ## Removes what was built and what runs have kept.
	rm -rf .build var
