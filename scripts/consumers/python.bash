# For consumers that need Python: source this, then `needs PACKAGE==VERSION ...` puts packages of PyPI into an environment
# that they share, and $python runs in it. Needs Python 3 with venv.
environment=.build/consumers
python=$environment/bin/python

needs() {
  if [ ! -x "$python" ]; then python3 -m venv "$environment"; fi
  local package
  for package; do
    if [ ! -e "$environment/$package" ]; then
      "$python" -m pip install -q "$package"
      touch "$environment/$package"
    fi
  done
}
