using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Sinan.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Labels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "comment_labels",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    set_id = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<long>(type: "bigint", nullable: false),
                    annotator = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: true),
                    is_final = table.Column<bool>(type: "boolean", nullable: false),
                    settled_by = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comment_labels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "label_sets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    labels = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_label_sets", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_comment_labels_set_id_comment_annotator_is_final",
                table: "comment_labels",
                columns: new[] { "set_id", "comment", "annotator", "is_final" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_label_sets_key",
                table: "label_sets",
                column: "key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comment_labels");

            migrationBuilder.DropTable(
                name: "label_sets");
        }
    }
}
