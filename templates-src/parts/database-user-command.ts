/**
 * What makes a user of a MySQL database, or gives one that is there the password of its secret: it may run as often as
 * somebody likes. Passwords are in no command line and no log: the client reads the administrator's from MYSQL_PWD, and the
 * user's arrives with the statements. A statement holds nothing of others but that password, which is letters and digits.
 * RDS signs its certificates itself, so that the connection is encrypted, and the name is not verified.
 * https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html
 */
export const databaseUserCommand = ({ user, database, privileges }: DatabaseUser) => `\
set -eu
LC_ALL=C
case $USER_PASSWORD in
  '' | *[!A-Za-z0-9]*)
    echo "The password of ${user} is not letters and digits only; write another one into its secret" >&2
    exit 2
    ;;
esac
printf '%s\\n' \\
  "CREATE USER IF NOT EXISTS '${user}'@'%' IDENTIFIED BY '$USER_PASSWORD';" \\
  "ALTER USER '${user}'@'%' IDENTIFIED BY '$USER_PASSWORD';" \\
  "GRANT ${privileges.join(', ')} ON ${database}.* TO '${user}'@'%';" |
  mysql --host="$DB_HOST" --port="$DB_PORT" --user="$MASTER_USER" --ssl-mode=REQUIRED
`

/** A user, what it may do, and in which database. All of them are names of letters, digits and underscores. */
export type DatabaseUser = { user: string; database: string; privileges: readonly string[] }
