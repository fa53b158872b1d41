using System.Text;

namespace Sinan.Stages.Listen.Domain.Duplicates;

/// <summary>Groups as bytes, about two for each comment: votes, number of members, and the members as differences, all as 7-bit numbers.</summary>
public static class GroupFile
{
    public static MemoryStream Write(IReadOnlyList<RepeatGroup> groups)
    {
        var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt(groups.Count);
            foreach (var group in groups)
            {
                writer.Write7BitEncodedInt(group.Votes);
                writer.Write7BitEncodedInt(group.Members.Length);
                var before = 0L;
                foreach (var member in group.Members)
                {
                    writer.Write7BitEncodedInt64(member - before);
                    before = member;
                }
            }
        }

        file.Position = 0;
        return file;
    }

    /// <exception cref="EndOfStreamException">The file is cut off.</exception>
    public static RepeatGroup[] Read(Stream file)
    {
        using var reader = new BinaryReader(new BufferedStream(file, 1 << 16));
        var groups = new RepeatGroup[reader.Read7BitEncodedInt()];
        for (var g = 0; g < groups.Length; g++)
        {
            var (votes, members, at) = (reader.Read7BitEncodedInt(), new long[reader.Read7BitEncodedInt()], 0L);
            for (var i = 0; i < members.Length; i++)
                members[i] = at += reader.Read7BitEncodedInt64();
            groups[g] = new RepeatGroup(members, votes);
        }

        return groups;
    }
}
