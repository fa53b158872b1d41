using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Sinan.Numerics.Text;

/// <param name="Dimensions">Length of a vector.</param>
/// <param name="Texts">Different texts that were learned from.</param>
/// <param name="Buckets">Places that grams are hashed to.</param>
/// <param name="Words">Most frequent first.</param>
/// <param name="Counts">Occurrences of each word.</param>
/// <param name="Places">Places of grams, ascending.</param>
/// <param name="WordValues">The vector of each word, row by row.</param>
/// <param name="GramValues">The vector of each gram, row by row.</param>
sealed record WordVectorParts(int Dimensions, int Texts, int Buckets, string[] Words, int[] Counts, int[] Places, Half[] WordValues, Half[] GramValues);

/// <summary>
/// Word vectors as bytes, little-endian: "SNWV", version, dimensions, texts, buckets, words, grams (32 bits each); for each word its UTF-8 with its length and its count;
/// the places of grams as differences (7-bit numbers); the vectors of words and of grams, 16 bits a dimension; SHA-256 of all that.
/// </summary>
static class WordVectorFile
{
    const uint Magic = 0x5657_4E53;
    const int Version = 1;

    public static void Write(Stream file, WordVectorParts parts)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            foreach (var number in new[] { Version, parts.Dimensions, parts.Texts, parts.Buckets, parts.Words.Length, parts.Places.Length })
                writer.Write(number);
            for (var word = 0; word < parts.Words.Length; word++)
            {
                writer.Write(parts.Words[word]);
                writer.Write7BitEncodedInt(parts.Counts[word]);
            }

            var before = 0;
            foreach (var place in parts.Places)
            {
                writer.Write7BitEncodedInt(place - before);
                before = place;
            }

            writer.Write(MemoryMarshal.AsBytes<Half>(parts.WordValues));
            writer.Write(MemoryMarshal.AsBytes<Half>(parts.GramValues));
        }

        var content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        file.Write(content);
        file.Write(SHA256.HashData(content));
    }

    /// <exception cref="InvalidDataException">The file is damaged, or of another version.</exception>
    public static WordVectorParts Read(Stream file)
    {
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var length = (int)bytes.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(bytes.GetBuffer().AsSpan(0, length)).AsSpan().SequenceEqual(bytes.GetBuffer().AsSpan(length, SHA256.HashSizeInBytes)))
            throw new InvalidDataException("The word vectors are damaged: their checksum does not fit.");
        bytes.Position = 0;
        using var reader = new BinaryReader(bytes, Encoding.UTF8);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() is var version && version != Version)
            throw new InvalidDataException($"The word vectors are not of version {Version}.");
        var (dimensions, texts, buckets, wordCount, gramCount) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var (words, counts, places) = (new string[wordCount], new int[wordCount], new int[gramCount]);
        for (var word = 0; word < wordCount; word++)
            (words[word], counts[word]) = (reader.ReadString(), reader.Read7BitEncodedInt());
        for (var (gram, at) = (0, 0); gram < gramCount; gram++)
            places[gram] = at += reader.Read7BitEncodedInt();
        var (wordValues, gramValues) = (new Half[wordCount * dimensions], new Half[gramCount * dimensions]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(wordValues.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(gramValues.AsSpan()));
        return new WordVectorParts(dimensions, texts, buckets, words, counts, places, wordValues, gramValues);
    }
}
