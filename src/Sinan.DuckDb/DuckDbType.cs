using System.Collections.Immutable;
using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>The full type of a column, read once from DuckDB.</summary>
/// <param name="Kind">Outermost type.</param>
public sealed record DuckDbType(DuckDbKind Kind)
{
    /// <summary>Digits of a decimal; decides how many bytes a value takes.</summary>
    public int Width { get; init; }

    /// <summary>Digits after the point of a decimal.</summary>
    public int Scale { get; init; }

    /// <summary>Type of the elements of a list; of a map, the structs of key and value.</summary>
    public DuckDbType? Element { get; init; }

    /// <summary>Fields of a struct.</summary>
    public ImmutableArray<DuckDbField> Fields { get; init; } = [];

    /// <summary>Values of an enum in the order of their codes.</summary>
    public ImmutableArray<string> EnumValues { get; init; } = [];

    /// <summary>Bytes of one value in a vector; 0 where a vector has no plain values (struct, array).</summary>
    public int ValueSize => Kind switch
    {
        DuckDbKind.Boolean or DuckDbKind.TinyInt or DuckDbKind.UTinyInt => 1,
        DuckDbKind.SmallInt or DuckDbKind.USmallInt => 2,
        DuckDbKind.Integer or DuckDbKind.UInteger or DuckDbKind.Float or DuckDbKind.Date or DuckDbKind.SqlNull => 4,
        DuckDbKind.BigInt or DuckDbKind.UBigInt or DuckDbKind.Double or DuckDbKind.Timestamp or DuckDbKind.TimestampS or DuckDbKind.TimestampMs
            or DuckDbKind.TimestampNs or DuckDbKind.TimestampTz or DuckDbKind.Time or DuckDbKind.TimeTz or DuckDbKind.TimeNs => 8,
        DuckDbKind.HugeInt or DuckDbKind.UHugeInt or DuckDbKind.Uuid or DuckDbKind.Interval or DuckDbKind.List or DuckDbKind.Map
            or DuckDbKind.Varchar or DuckDbKind.Blob or DuckDbKind.Bit or DuckDbKind.BigNum or DuckDbKind.Geometry => 16,
        DuckDbKind.Decimal => Width switch { <= 4 => 2, <= 9 => 4, <= 18 => 8, _ => 16 },
        DuckDbKind.Enum => EnumValues.Length switch { <= 256 => 1, <= 65_536 => 2, _ => 4 },
        _ => 0,
    };

    internal static DuckDbType Read(LogicalTypeHandle type)
    {
        var kind = NativeMethods.duckdb_get_type_id(type);
        return kind switch
        {
            DuckDbKind.Decimal => new DuckDbType(kind) { Width = NativeMethods.duckdb_decimal_width(type), Scale = NativeMethods.duckdb_decimal_scale(type) },
            DuckDbKind.List or DuckDbKind.Map => new DuckDbType(kind) { Element = ReadElement(type) },
            DuckDbKind.Struct => new DuckDbType(kind) { Fields = ReadFields(type) },
            DuckDbKind.Enum => new DuckDbType(kind) { EnumValues = ReadEnum(type) },
            _ => new DuckDbType(kind),
        };
    }

    static DuckDbType ReadElement(LogicalTypeHandle type)
    {
        using var element = NativeMethods.duckdb_list_type_child_type(type);
        return Read(element);
    }

    static ImmutableArray<DuckDbField> ReadFields(LogicalTypeHandle type)
    {
        var fields = ImmutableArray.CreateBuilder<DuckDbField>();
        for (ulong i = 0; i < NativeMethods.duckdb_struct_type_child_count(type); i++)
        {
            using var field = NativeMethods.duckdb_struct_type_child_type(type, i);
            fields.Add(new DuckDbField(NativeMethods.duckdb_struct_type_child_name(type, i) ?? "", Read(field)));
        }

        return fields.ToImmutable();
    }

    static ImmutableArray<string> ReadEnum(LogicalTypeHandle type)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        for (ulong i = 0; i < NativeMethods.duckdb_enum_dictionary_size(type); i++)
            values.Add(NativeMethods.duckdb_enum_dictionary_value(type, i) ?? "");
        return values.ToImmutable();
    }
}

/// <summary>A field of a struct.</summary>
public sealed record DuckDbField(string Name, DuckDbType Type);
