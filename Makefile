# Each target is one line of intent; how it is done stands in tools/.
.PHONY: help run check test e2e bench shape demo openapi format clean
help:    ## This list
	@sed -n 's/^\([a-z0-9]*\): *##/\1\t/p' Makefile

run:     ## Build what changed and serve the demo on http://127.0.0.1:8080 (PORT=…)
	@tools/run.sh

check:   ## The quick part: format, lints, types, unit tests
	@tools/check.sh

test:    ## Everything, on both databases, with mail and a browser
	@tools/test.sh

e2e:     ## Only the browser's journeys (ONLY=name of a spec)
	@tools/e2e.sh

bench:   ## Measure: bookings and searches per second, memory, start-up time
	@tools/bench.sh

demo:    ## Start the demo afresh: the present var/workcation.db is set aside
	@tools/demo.sh

shape:   ## Measure a line of a known shape with the product itself, as root (SHAPE="20 5 60 1")
	@tools/shape.sh

openapi: ## Write docs/openapi.json and the client's types from the server
	@tools/openapi.sh

format:  ## Bring Rust sources into form
	@cargo fmt --all

clean:   ## Remove what was built; var/ stays
	@tools/clean.sh
