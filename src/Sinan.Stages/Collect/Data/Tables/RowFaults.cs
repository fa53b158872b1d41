namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>Names of faults as reasons.</summary>
public static class RowFaults
{
    public static string ReasonOf(RowFault fault) => fault switch
    {
        RowFault.TooLong => "row_too_long",
        RowFault.BrokenQuote => "broken_quote",
        RowFault.BadEncoding => "bad_encoding",
        _ => "bad_json",
    };
}
