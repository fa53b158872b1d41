using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.WorkDocuments;
using Sinan.Stages.Deliver.Features;
using Sinan.Stages.Deliver.Features.WriteInitiativeDocuments;
using Sinan.Storage;
using Sinan.Tests.Deliver;

namespace Sinan.Tests.Overview;

/// <summary>The sixteen documents of an initiative, made from the sample and from all that a person can enter.</summary>
public sealed partial class LoopTests
{
    static async Task<long> FullInitiativeAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<IInitiativeStore>();
        var need = (await services.GetRequiredService<INeeds>().LatestAsync(Stop))!.Needs[0];
        var begun = await store.AddAsync(new InitiativeChange(new Initiative { Title = "x" }, new Phrase("deliver.log.begun")), "product", Stop);
        var full = FullInitiative.Of(begun.Id, need.Id, "Refunds in 3 days");
        return (await store.ChangeAsync(begun.Id, "product", _ => new InitiativeChange(full, new Phrase("deliver.log.edited")), Stop)).Value.Id;
    }

    [Fact]
    public async Task Every_number_of_the_sixteen_documents_resolves_to_evidence_in_both_languages()
    {
        await using var opener = new StandaloneOpener();
        await using var scope = (await opener.OpenAsync(new WorkspaceOptions(demo.Directory), Stop)).CreateAsyncScope();
        var (evidence, press) = (scope.ServiceProvider.GetRequiredService<IEvidenceStore>(), scope.ServiceProvider.GetRequiredService<DocumentPress>());
        var matter = (await scope.ServiceProvider.GetRequiredService<DocumentMatterReader>().ReadAsync(await FullInitiativeAsync(scope.ServiceProvider), Stop)).Value;
        var (faults, figures) = (new List<string>(), 0);

        var composed = DocumentTable.All.Select(d => DocumentComposer.Compose(d, matter)).ToList();
        await evidence.SaveAsync(matter.Work.Proofs.Made, Stop);
        foreach (var document in composed)
        {
            faults.AddRange(document.Missing.Select(m => $"{document.Body.Name} lacks {m.What.Key}"));
            foreach (var lang in Lang.All)
            {
                var printed = await press.PrintAsync(document.Body, lang, Stop);
                figures += printed.Facts;
                if ((printed.Unsupported, printed.Uncited) != (0, 0))
                    faults.Add($"{document.Body.Name} {lang.Code}: {printed.Unsupported} figures without evidence, {printed.Uncited} words with a number that cite nothing");
                foreach (var id in printed.References)
                {
                    if (await evidence.FindAsync(id, Stop) is null)
                        faults.Add($"{document.Body.Name} {lang.Code}: {id} is nowhere");
                }

                // Independent of the counters: a line with a number in bold has a number of evidence behind it.
                faults.AddRange(LinesOf(printed.Page).Where(l => l.Runs.Any(r => r.IsFigure) && l.Runs.All(r => r.Reference == 0)).Select(l => $"{document.Body.Name} {lang.Code}: {l.Plain}"));
                faults.AddRange(printed.Lines.Where(l => l.Contains('[') && Regex.IsMatch(l, @"\[[a-z_.]+\]")).Select(l => $"{document.Body.Name} {lang.Code} has no words: {l}"));
            }
        }

        Assert.Equal("", string.Join('\n', faults));
        Assert.True(figures > 1_000, $"{figures} figures");
        TestContext.Current.TestOutputHelper?.WriteLine($"{figures} figures in {2 * composed.Count} documents");
    }

    [Fact]
    public async Task The_sixteen_documents_open_in_LibreOffice_with_headings_tables_and_numbers_intact()
    {
        Office.Need();
        await using var opener = new StandaloneOpener();
        await using var scope = (await opener.OpenAsync(new WorkspaceOptions(demo.Directory), Stop)).CreateAsyncScope();
        var (id, press, directory) = (await FullInitiativeAsync(scope.ServiceProvider), scope.ServiceProvider.GetRequiredService<DocumentPress>(), Path.Combine(demo.Directory, "office"));
        var writer = scope.ServiceProvider.GetRequiredService<WriteInitiativeDocumentsHandler>();
        Assert.Equal(16, (await writer.HandleAsync(new WriteInitiativeDocuments(id, [], "product") { Directory = directory, Formats = ["docx"] }, Stop)).Value.Length);
        var files = Directory.GetFiles(directory, "*.docx").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(32, files.Count);
        foreach (var file in files)
        {
            using var package = WordprocessingDocument.Open(file, false);
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => $"{Path.GetFileName(file)} {e.Path?.XPath}: {e.Description}"));
        }

        var read = await Office.ReadAsync(files, Stop);

        var matter = (await scope.ServiceProvider.GetRequiredService<DocumentMatterReader>().ReadAsync(id, Stop)).Value;
        var faults = new List<string>();
        foreach (var document in DocumentTable.All.Select(d => DocumentComposer.Compose(d, matter).Body))
        {
            foreach (var lang in Lang.All)
            {
                var (page, sheet) = ((await press.PrintAsync(document, lang, Stop)).Page, Squeezed(read[$"{document.Name}.v1.{lang.Code}"]));
                var at = 0;
                foreach (var heading in page.Blocks.OfType<TypesetHeading>().Select(h => Squeezed(h.Text.Plain)))
                {
                    at = sheet.IndexOf(heading, at, StringComparison.Ordinal);
                    if (at < 0)
                    {
                        faults.Add($"{document.Name} {lang.Code}: heading {heading}");
                        break;
                    }
                }

                faults.AddRange(page.Blocks.OfType<TypesetTable>().SelectMany(t => t.Rows).SelectMany(r => r).Select(InSheet).Where(c => !sheet.Contains(c, StringComparison.Ordinal)).Select(c => $"{document.Name} {lang.Code}: cell {c}"));
                faults.AddRange(LinesOf(page).SelectMany(l => l.Runs).Where(r => r.IsFigure && !sheet.Contains(Squeezed(r.Text), StringComparison.Ordinal)).Select(r => $"{document.Name} {lang.Code}: figure {r.Text}"));
            }
        }

        Assert.Equal("", string.Join('\n', faults.Take(40)));
    }

    static IEnumerable<Line> LinesOf(TypesetDocument page) => page.Blocks.SelectMany(b => b switch
    {
        TypesetParagraph p => [p.Text],
        TypesetList l => l.Items,
        TypesetTable t => t.Rows.SelectMany(r => r),
        _ => Enumerable.Empty<Line>(),
    });

    /// <summary>A cell with its numbers of evidence, as it stands on the sheet.</summary>
    static string InSheet(Line cell) => Squeezed(string.Concat(cell.Runs.Select(r => r.Reference > 0 ? $"{r.Text}[{r.Reference}]" : r.Text)));

    /// <summary>Without blanks, which fall away where a line of the sheet ends.</summary>
    static string Squeezed(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
}
