# Sourced by ./demo and ./check: brings the packages and generated code this checkout needs, once per change.
# Works as root or not, offline after the first time, and after being killed half-way.

say() { printf '%s\n' "$*" >&2; }
die() { say "packshot: $*"; exit 1; }

require_tools() {
  command -v node >/dev/null || die "Node.js 20 or newer is needed to begin with; install it with: apt-get install nodejs npm"
  command -v npm >/dev/null || die "npm is needed to begin with; install it with: apt-get install npm"
  local version major
  version=$(node -v)
  major=${version#v}
  [ "${major%%.*}" -ge 20 ] || die "Node.js 20 or newer is needed, found $version."
}

require_space() {
  local free_kb
  free_kb=$(df -Pk . | awk 'NR==2 {print $4}')
  [ "$free_kb" -ge 1500000 ] || die "at least 1.5 GB of free disk space is needed here, found $((free_kb / 1024)) MB. Free some and start again."
}

# npm ci, unless exactly this lock file was installed completely before.
install_packages() {
  local wanted installed=node_modules/.packshot-lock
  wanted=$(cat package.json package-lock.json | sha256sum | cut -d' ' -f1)
  [ -f "$installed" ] && [ "$(cat "$installed")" = "$wanted" ] && return
  require_space
  say "Installing packages (about a minute, once) …"
  rm -f "$installed"
  # npm's own patience is minutes per package; without network that would be many.
  ONNXRUNTIME_NODE_INSTALL=skip npm ci --no-audit --no-fund --no-update-notifier --loglevel=error \
    --fetch-retries=2 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 >&2 ||
    die "npm could not install the packages. The lines above say why; without network the first start cannot work. Start again when it is mended."
  printf '%s' "$wanted" >"$installed"
}

# Prisma's client, unless it was generated from exactly this schema.
generate_client() {
  local wanted output generated=prisma/generated/.packshot-schema
  wanted=$(sha256sum <prisma/schema.prisma | cut -d' ' -f1)
  [ -f "$generated" ] && [ "$(cat "$generated")" = "$wanted" ] && return
  rm -f "$generated"
  output=$(CHECKPOINT_DISABLE=1 prisma generate --no-hints 2>&1) ||
    die "the database client could not be generated from prisma/schema.prisma: $output"
  printf '%s' "$wanted" >"$generated"
}

# Two starts at once must not install over each other; an npm whose start was killed holds the lock until it ends.
bootstrap() {
  require_tools
  local lock
  exec {lock}<.
  flock --nonblock "$lock" || { say "Another start is installing here; waiting for it …"; flock "$lock"; }
  install_packages
  export PATH="$PWD/node_modules/.bin:$PATH"
  generate_client
  exec {lock}<&-
}
