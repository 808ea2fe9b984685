/**
 * What the container of OSMT runs instead of the entry point of its image, which imports metadata at every start, shows
 * the password in its command line, and tries for ever, so that it never ends when it fails.
 *
 * DB_URI holds the password, and ECS cannot compose a variable from a secret: the shell does, in the container only.
 * Each byte is percent-encoded, as the password is generated and an URL of JDBC takes few characters as they are.
 * https://dev.mysql.com/doc/connector-j/en/connector-j-reference-jdbc-url-format.html
 *
 * Its arguments are the steps, in turn: migrate, import, reindex end by themselves; serve stays, in place of the shell,
 * so that it is told when it shall stop.
 */
export const osmtCommand = `\
set -eu
encoded() { printf %s "$1" | od -An -v -tx1 | tr -d '\\n' | sed 's/ /%/g'; }
export DB_URI="$(encoded "$DB_USER"):$(encoded "$DB_PASSWORD")@$DB_HOST:$DB_PORT"
jar=/opt/osmt/bin/osmt.jar
[ -e "$jar" ] || jar=/opt/osmt/bin/app.jar
osmt() { profiles=$1; flyway=$2; shift 2
  \${become:-} java "-Dspring.profiles.active=$profiles" "-Dspring.flyway.enabled=$flyway" "-Dapp.baseDomain=$BASE_DOMAIN" \\
    "-Dapp.frontendUrl=$FRONTEND_URL" -jar "$jar" "$@"; }
for step in "$@"; do
  case $step in
    migrate) osmt "$MIGRATE_PROFILES" true ;;
    import) for of in BLS:bls oNet:onet; do osmt import false "--csv=/opt/osmt/import/\${of%:*}-Import.csv" "--import-type=\${of#*:}"; done ;;
    reindex) osmt reindex false ;;
    serve) become=exec osmt "$ENVIRONMENT" false ;;
    *) echo "$step: is no step; use migrate, import, reindex or serve" >&2; exit 2 ;;
  esac
done
`
