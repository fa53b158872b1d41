using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sinan.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ResearchKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "interviews",
                type: "text",
                nullable: false,
                defaultValue: "Interview");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kind",
                table: "interviews");
        }
    }
}
