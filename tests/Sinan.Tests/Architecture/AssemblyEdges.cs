using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Sinan.Tests.Architecture;

/// <summary>One type uses another.</summary>
/// <param name="From">Full name of the using type; nested and compiler-made types count as the type around them.</param>
/// <param name="FromNamespace">Its namespace.</param>
/// <param name="To">Full name of the used type.</param>
/// <param name="ToNamespace">Its namespace.</param>
public sealed record Edge(string From, string FromNamespace, string To, string ToNamespace);

/// <summary>A member of a type of another assembly that some code calls.</summary>
/// <param name="From">Type that calls.</param>
/// <param name="Type">Full name of the type that has it, generic types with their arity.</param>
/// <param name="Name">Member name, ".ctor" for constructors.</param>
/// <param name="Parameters">Full names of the parameter types.</param>
public sealed record Call(string From, string Type, string Name, ImmutableArray<string> Parameters);

/// <summary>Reads from a built assembly who uses whom: base types, signatures, attributes and method bodies.</summary>
public sealed class AssemblyEdges
{
    static readonly Dictionary<ushort, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => unchecked((ushort)o.Value));

    readonly MetadataReader metadata;
    readonly PEReader file;
    readonly HashSet<Edge> edges = [];
    readonly List<Call> calls = [];

    AssemblyEdges(PEReader file)
    {
        this.file = file;
        metadata = file.GetMetadataReader();
    }

    public required string Name { get; init; }

    public required ImmutableArray<string> References { get; init; }

    public IReadOnlySet<Edge> Edges => edges;

    public IReadOnlyList<Call> Calls => calls;

    public static AssemblyEdges Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var read = new AssemblyEdges(file)
        {
            Name = metadata.GetString(metadata.GetAssemblyDefinition().Name),
            References = [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))],
        };
        foreach (var handle in metadata.TypeDefinitions)
            read.ReadType(handle);
        return read;
    }

    void ReadType(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var (name, space) = NameOf(Outermost(handle));
        if (name.StartsWith('<'))
            return;
        var used = new TypeNames(metadata);
        used.Add(type.BaseType);
        foreach (var i in type.GetInterfaceImplementations())
            used.Add(metadata.GetInterfaceImplementation(i).Interface);
        foreach (var attribute in type.GetCustomAttributes())
            used.AddConstructor(metadata.GetCustomAttribute(attribute).Constructor);
        foreach (var field in type.GetFields())
            metadata.GetFieldDefinition(field).DecodeSignature(used, null);
        foreach (var method in type.GetMethods())
            ReadMethod(metadata.GetMethodDefinition(method), used, Full(space, name));
        foreach (var (toName, toSpace) in used.Found)
            edges.Add(new Edge(Full(space, name), space, Full(toSpace, toName), toSpace));
    }

    void ReadMethod(MethodDefinition method, TypeNames used, string from)
    {
        method.DecodeSignature(used, null);
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(used, null);
        foreach (var region in body.ExceptionRegions.Where(r => r.Kind == ExceptionRegionKind.Catch))
            used.Add(region.CatchType);
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            ushort value = code.ReadByte();
            if (value == 0xFE)
                value = (ushort)(0xFE00 | code.ReadByte());
            ReadOperand(OpCodesByValue[value].OperandType, ref code, used, from);
        }
    }

    void ReadOperand(OperandType operand, ref BlobReader code, TypeNames used, string from)
    {
        switch (operand)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                code.ReadByte();
                break;
            case OperandType.InlineVar:
                code.ReadInt16();
                break;
            case OperandType.InlineI8 or OperandType.InlineR:
                code.ReadInt64();
                break;
            case OperandType.InlineSwitch:
                for (var left = code.ReadInt32(); left > 0; left--)
                    code.ReadInt32();
                break;
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                ReadToken(MetadataTokens.EntityHandle(code.ReadInt32()), used, from);
                break;
            default:
                code.ReadInt32();
                break;
        }
    }

    void ReadToken(EntityHandle token, TypeNames used, string from)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                generic.DecodeSignature(used, null);
                ReadToken(generic.Method, used, from);
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)token);
                used.Add(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method)
                {
                    var parameters = new List<string>();
                    var signature = member.DecodeMethodSignature(used, null);
                    parameters.AddRange(signature.ParameterTypes);
                    calls.Add(new Call(from, used.NameOfParent(member.Parent), metadata.GetString(member.Name), [.. parameters]));
                }
                else
                {
                    member.DecodeFieldSignature(used, null);
                }

                break;
            case HandleKind.MethodDefinition:
                used.Add(metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                used.Add(metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType());
                break;
            default:
                used.Add(token);
                break;
        }
    }

    TypeDefinitionHandle Outermost(TypeDefinitionHandle handle)
    {
        while (metadata.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } around)
            handle = around;
        return handle;
    }

    (string Name, string Namespace) NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return (metadata.GetString(type.Name), metadata.GetString(type.Namespace));
    }

    static string Full(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
