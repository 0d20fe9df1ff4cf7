#!/usr/bin/env bash
# Puts a pmlint binary in place and names it and its version as outputs.
# MODE: auto, source, release or path; VERSION for release; ACTION_PATH: this action.
set -euo pipefail

fail() {
	printf '::error title=pmlint::%s\n' "$1"
	exit 2
}

out=${RUNNER_TEMP:?}/pmlint
mkdir -p "$out"
suffix=
case ${RUNNER_OS:-Linux} in Windows) suffix=.exe ;; esac
bin=$out/pmlint$suffix

# The binary is this very commit: what the user pinned is what runs.
from_source() {
	command -v go >/dev/null || fail 'install-mode source needs Go; add actions/setup-go before this step, or use install-mode release or path'
	local ref=${GITHUB_ACTION_REF:-}
	[[ $ref =~ ^[0-9A-Za-z._-]+$ ]] || ref=
	(cd "$ACTION_PATH" && CGO_ENABLED=0 go build -trimpath -mod=readonly -buildvcs=false \
		-ldflags "-X github.com/pmlint/pmlint/lint/command.actionRef=$ref" -o "$bin" ./cmd/pmlint) ||
		fail 'pmlint could not be built from source; the log above says why'
}

# A released binary is only taken if this commit holds its checksum. A mismatch
# is an error, never a reason to take another way.
from_release() {
	[[ $VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || fail 'install-mode release needs version, such as 1.2.3'
	local os arch name want got
	case ${RUNNER_OS:?} in Linux) os=linux ;; macOS) os=darwin ;; Windows) os=windows ;; *) fail 'there is no release for this system; use install-mode source' ;; esac
	case ${RUNNER_ARCH:?} in X64) arch=amd64 ;; ARM64) arch=arm64 ;; *) fail 'there is no release for this architecture; use install-mode source' ;; esac
	name=pmlint_${VERSION}_${os}_${arch}.tar.gz
	want=$(awk -v n="$name" '$2 == n { print $1 }' "$ACTION_PATH/.github/action/checksums.txt")
	[ -n "$want" ] || fail "this commit of the action holds no checksum of $name; use a commit that does, or install-mode source"
	curl --fail --silent --show-error --location --proto '=https' --retry 3 --output "$out/$name" \
		"https://github.com/pmlint/pmlint/releases/download/v$VERSION/$name" || fail "$name could not be downloaded"
	# By standard input: of a name with a backslash sha256sum marks the sum, and of one
	# with a colon tar takes a part for a host.
	got=$( (sha256sum 2>/dev/null || shasum -a 256) <"$out/$name" | cut -d' ' -f1)
	[ "$got" = "$want" ] || fail "the checksum of $name is $got, and this commit of the action holds $want"
	(cd "$out" && tar -xzf - "pmlint$suffix") <"$out/$name"
}

case ${MODE:-auto} in
auto | source) from_source ;;
release) from_release ;;
path) bin=$(command -v pmlint) || fail 'install-mode path finds no pmlint on PATH' ;;
*) fail 'install-mode is auto, source, release or path' ;;
esac

version=$("$bin" version | awk 'NR == 1 { print $2 }')
[[ $version =~ ^[0-9A-Za-z.+_-]+$ ]] || version=unknown
{
	printf 'pmlint=%s\n' "$bin"
	printf 'version=%s\n' "$version"
} >>"${GITHUB_OUTPUT:?}"
