-- As the superuser: psql -f make-database.sql. The role owns its database and nothing else.
CREATE ROLE "sos-report" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE "sos-report" OWNER "sos-report" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE "sos-report" FROM PUBLIC;
