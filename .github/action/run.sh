#!/usr/bin/env bash
# Runs pmlint as the action's inputs say, and sets the outputs also when it
# fails. Inputs come through the environment only.
set -uo pipefail

output() { printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:?}"; }
fail() {
	printf '::error title=pmlint::%s\n' "$1"
	output exit-code 2
	exit 2
}

# A path becomes an output only if it can be nothing else.
plain() { [[ $1 =~ ^[^[:cntrl:]]+$ ]]; }

# trim NAME: takes blanks and line ends away from both ends of the variable.
trim() {
	local value=${!1-}
	value=${value#"${value%%[![:space:]]*}"}
	printf -v "$1" '%s' "${value%"${value##*[![:space:]]}"}"
}
for name in CONFIG BASE CHANGED_ONLY FAIL_ON SARIF_FILE MAX_ANNOTATIONS WORKING_DIRECTORY REVIEW; do trim "$name"; done

cd "${WORKING_DIRECTORY:-.}" 2>/dev/null || fail 'working-directory is not there'

args=()
[ -z "${CONFIG:-}" ] || args+=(--config "$CONFIG")
[ -z "${FAIL_ON:-}" ] || args+=(--fail-on "$FAIL_ON")
[ -z "${MAX_ANNOTATIONS:-}" ] || args+=(--max-annotations "$MAX_ANNOTATIONS")

if [ -n "${BASE:-}" ]; then
	args+=(--base "$BASE")
else
	case ${CHANGED_ONLY:-auto} in
	auto)
		case ${GITHUB_EVENT_NAME:-} in
		pull_request | pull_request_target | merge_group) args+=(--base auto) ;;
		esac
		;;
	true) args+=(--base auto) ;;
	false) ;;
	*) fail 'changed-only is auto, true or false' ;;
	esac
fi

args+=(--format text)
case ${REVIEW:-false} in
true) args+=(--format github-review) ;;
false) args+=(--format github) ;;
*) fail 'review is true or false' ;;
esac
report=${RUNNER_TEMP:?}/pmlint-report.json
args+=(--format "json:$report")
if [ -n "${SARIF_FILE:-}" ]; then
	plain "$SARIF_FILE" || fail 'sarif-file is not a path'
	mkdir -p -- "$(dirname -- "$SARIF_FILE")" || fail 'the folder of sarif-file cannot be made'
	args+=(--format "sarif:$SARIF_FILE")
fi
while IFS= read -r format; do
	trim format
	[ -z "$format" ] || args+=(--format "$format")
done <<<"${FORMATS:-}"

args+=(--)
while IFS= read -r path; do
	trim path
	[ -z "$path" ] || args+=("$path")
done <<<"${PATHS:-}"

rm -f "$report"
"$PMLINT" lint "${args[@]}"
code=$?

output exit-code "$code"
[ ! -f "$report" ] || output report-file "$report"
if [ -n "${SARIF_FILE:-}" ] && [ -f "$SARIF_FILE" ]; then
	# Steps that read it start in the workspace.
	case $SARIF_FILE in
	/* | [A-Za-z]:*) ;;
	*) [ "${WORKING_DIRECTORY:-.}" = . ] || SARIF_FILE=${WORKING_DIRECTORY%/}/$SARIF_FILE ;;
	esac
	output sarif-file "$SARIF_FILE"
fi
exit "$code"
