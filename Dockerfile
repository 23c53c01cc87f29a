# The program alone in a small image:
#
#   docker build -t bayplan .
#   docker run --rm -v "$PWD:/work" bayplan test
FROM swift:6.3-bookworm AS build
RUN apt-get update -qq && apt-get install -y -qq libyaml-dev pkg-config >/dev/null && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift Package.resolved ./
RUN swift package resolve
COPY Sources Sources
COPY Tests Tests
COPY Benchmarks Benchmarks
COPY schemas schemas
COPY scripts scripts
RUN scripts/build-static

FROM gcr.io/distroless/base-debian12:nonroot
COPY --from=build /source/.build/static/bayplan /usr/local/bin/bayplan
COPY LICENSE /usr/share/doc/bayplan/LICENSE
WORKDIR /work
ENTRYPOINT ["/usr/local/bin/bayplan"]
