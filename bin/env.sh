# Sourced by the other scripts: finds Python, fills a virtual environment with the pinned packages.

say() { printf '%s\n' "$*" >&2; }

find_python() {
  for python in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
  done
  say "OneTask needs Python 3.11 or newer; name it with PYTHON=/path/to/python3."
  return 1
}

# Some systems ship Python without ensurepip: then their own pip fills the environment.
create_environment() {
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv --clear "$venv"
  elif "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear --without-pip "$venv"
  else
    say "This Python lacks venv and pip; install them (Debian, Ubuntu: apt-get install python3-venv)."
    return 1
  fi
}

pip_install() {
  if [ -x "$venv/bin/pip" ]; then
    "$venv/bin/python" -m pip install "$@"
  else
    "$python" -m pip --python "$venv/bin/python" install "$@"
  fi
}

# environment DIRECTORY FILE...: done at once when the same files were installed before.
environment() {
  venv=$1
  shift
  wanted=$(cat "$@")
  if [ "$wanted" = "$(cat "$venv/installed.txt" 2>/dev/null)" ] && "$venv/bin/python" -c ''; then
    return
  fi
  find_python
  say "Installing the pinned packages into $venv (only when they change) ..."
  create_environment
  for file; do
    set -- "$@" -r "$file"
    shift
  done
  pip_install --quiet --quiet --disable-pip-version-check --no-deps --require-hashes "$@"
  printf '%s\n' "$wanted" >"$venv/installed.txt"
}
