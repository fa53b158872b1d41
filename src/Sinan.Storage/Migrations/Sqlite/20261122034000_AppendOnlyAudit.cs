using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sinan.Storage.Migrations.Sqlite
{
    /// <summary>Nobody rewrites the audit trail, this program included.</summary>
    public partial class AppendOnlyAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("create trigger audit_no_update before update on audit begin select raise(abort, 'audit is append-only'); end;");
            migrationBuilder.Sql("create trigger audit_no_delete before delete on audit begin select raise(abort, 'audit is append-only'); end;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger audit_no_update;");
            migrationBuilder.Sql("drop trigger audit_no_delete;");
        }
    }
}
