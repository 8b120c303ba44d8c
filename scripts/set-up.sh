# shellcheck shell=bash
# Sourced by quickstart, test and accept: makes this machine ready, and does nothing where it already is.
# set_up [PROGRAM=PACKAGE …] installs Node packages, ffmpeg, Redis and espeak-ng, and the programs named.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    fail 'Readout needs Node.js 20.19 or newer with npm: see https://nodejs.org.'
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' ||
    fail "Readout needs Node.js 20.19 or newer; this is $(node --version)."
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Missing: ${missing[*]}. Installing them needs root or sudo; ask an administrator to run: apt-get install ${packages[*]}"
  fi
}

# Shows what a command printed only when it fails.
quietly() {
  local printed
  printed=$("$@" 2>&1) || fail "$printed"
}

# Pairs PROGRAM=PACKAGE (several packages: PROGRAM='ONE TWO'); `brew` knows Redis and espeak-ng by other names than Debian.
install_programs() {
  local pair
  missing=() packages=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null && continue
    missing+=("${pair%%=*}")
    # shellcheck disable=SC2206 # a pair may name several packages
    packages+=(${pair#*=})
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  printf 'Installing %s …\n' "${packages[*]}" >&2
  if command -v apt-get >/dev/null; then
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get update
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"
  elif command -v brew >/dev/null; then
    quietly brew install "${packages[@]/redis-server/redis}"
  else
    fail "Missing: ${missing[*]}. Install them with this system's package manager and run this again."
  fi
  for pair in "${missing[@]}"; do
    command -v "$pair" >/dev/null || fail "$pair is still missing after installing ${packages[*]}."
  done
}

# npm ci only when the lock file changed since it last ran here.
install_node_packages() {
  local stamp=$project/node_modules/.set-up-stamp want
  want=$(node -p 'process.version' && cksum <"$project/package-lock.json")
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && return 0
  printf 'Installing Node packages …\n' >&2
  (cd "$project" && npm ci --no-fund --no-audit --loglevel=error >&2)
  printf '%s\n' "$want" >"$stamp"
}

set_up() {
  need_node
  install_programs ffmpeg=ffmpeg redis-server=redis-server espeak-ng=espeak-ng "$@"
  install_node_packages
}
