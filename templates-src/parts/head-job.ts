/**
 * What the head job of plain Nextflow runs: its arguments are the pipeline and further arguments of `nextflow run`. The
 * image is made for root; another user needs a home, and a copy of what Nextflow brought along.
 */
export const headScript = String.raw`set -euo pipefail
HOME=$(mktemp -d)
export HOME NXF_HOME=$HOME/.nextflow NXF_ANSI_LOG=false NXF_OPTS=-Duser.home=$HOME
if [[ -d /.nextflow ]]; then cp -R /.nextflow "$NXF_HOME"; fi
cd "$HOME"
for variable in $HEAD_ENVIRONMENT; do export "$variable"; done
printf '%s\n' "$NEXTFLOW_CONFIG" > environment.config
eval "$PRE_RUN_SCRIPT"
status=0
read -r -a arguments <<< "$2"
nextflow -c environment.config run "$1" "${'$'}{arguments[@]}" || status=$?
eval "$POST_RUN_SCRIPT"
exit "$status"
`
