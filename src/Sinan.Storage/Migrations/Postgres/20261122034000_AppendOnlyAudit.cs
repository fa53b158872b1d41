using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sinan.Storage.Migrations.Postgres
{
    /// <summary>Nobody rewrites the audit trail, this program included.</summary>
    public partial class AppendOnlyAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("create function audit_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'audit is append-only'; end $$;");
            migrationBuilder.Sql("create trigger audit_append_only before update or delete on audit for each statement execute function audit_is_append_only();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger audit_append_only on audit;");
            migrationBuilder.Sql("drop function audit_is_append_only();");
        }
    }
}
