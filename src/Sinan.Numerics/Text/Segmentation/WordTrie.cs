namespace Sinan.Numerics.Text;

/// <summary>Words by their characters: a trie whose inner edges stand in one open-addressing hash table, eight bytes an edge.</summary>
/// <remarks>Not safe for reading while words are added.</remarks>
public sealed class WordTrie
{
    /// <summary>Node of the empty word.</summary>
    public const int Root = 0;

    // An edge is parent (24 bits), character (16 bits), child (24 bits); 0 is an empty slot, for no edge leads to the root.
    const int MostNodes = 1 << 24;

    readonly int[] first;
    ulong[] edges;
    int edgeCount;

    public WordTrie() => (first, edges) = (new int[char.MaxValue + 1], new ulong[1 << 12]);

    /// <summary>A trie of the same words that grows by itself.</summary>
    public WordTrie(WordTrie other) => (first, edges, edgeCount, Nodes) = ([.. other.first], [.. other.edges], other.edgeCount, other.Nodes);

    /// <summary>Nodes so far, the root among them.</summary>
    public int Nodes { get; private set; } = 1;

    /// <summary>The node one character further, or −1.</summary>
    public int Step(int node, char next)
    {
        if (node == Root)
            return first[next] - (first[next] == 0 ? 1 : 0);
        var key = ((ulong)node << 16) | next;
        var mask = edges.Length - 1;
        for (var slot = Slot(key, mask); ; slot = (slot + 1) & mask)
        {
            var edge = edges[slot];
            if (edge == 0)
                return -1;
            if (edge >> 24 == key)
                return (int)(edge & (MostNodes - 1));
        }
    }

    /// <summary>The node of a word or prefix, or −1.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var node = Root;
        foreach (var c in word)
        {
            node = Step(node, c);
            if (node < 0)
                return -1;
        }

        return node;
    }

    /// <summary>Adds a word with all its prefixes and returns its node.</summary>
    /// <exception cref="InvalidOperationException">More than 16,777,215 prefixes.</exception>
    public int Add(ReadOnlySpan<char> word)
    {
        var node = Root;
        foreach (var c in word)
        {
            var next = Step(node, c);
            node = next >= 0 ? next : AddEdge(node, c);
        }

        return node;
    }

    int AddEdge(int parent, char next)
    {
        if (Nodes == MostNodes)
            throw new InvalidOperationException("A word trie holds at most 16,777,215 prefixes.");
        var child = Nodes++;
        if (parent == Root)
            return first[next] = child;
        if (++edgeCount * 2 > edges.Length)
            Grow();
        Insert((((ulong)parent << 16) | next) << 24 | (uint)child);
        return child;
    }

    void Grow()
    {
        var old = edges;
        edges = new ulong[old.Length * 2];
        foreach (var edge in old)
        {
            if (edge != 0)
                Insert(edge);
        }
    }

    void Insert(ulong edge)
    {
        var mask = edges.Length - 1;
        var slot = Slot(edge >> 24, mask);
        while (edges[slot] != 0)
            slot = (slot + 1) & mask;
        edges[slot] = edge;
    }

    static int Slot(ulong key, int mask) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & mask;
}
