using System.Globalization;

namespace Sinan.Numerics.Text;

/// <summary>Hidden Markov model whose states are a place in a word (B, E, M, S) with a part of speech; cuts unknown runs and tags what it cuts.</summary>
/// <remarks>Source of the model files: cppjieba's pos_dict (char_state_tab, prob_start, prob_trans, prob_emit), the figures of jieba.posseg. Thread-safe.</remarks>
public sealed class TagModel
{
    /// <summary>jieba's "impossible".</summary>
    const double Floor = -3.14e100;

    readonly string[] names;
    readonly double[] start;
    readonly double[] transition;
    readonly bool[] leads;
    readonly Dictionary<int, double> emission = [];
    readonly Dictionary<char, short[]> candidates = [];
    readonly short[] all;

    TagModel(List<string> states, Dictionary<string, double> starts)
    {
        // jieba breaks ties by the later (place, tag), so states are numbered in that order.
        names = [.. states.Order(StringComparer.Ordinal)];
        all = [.. Enumerable.Range(0, names.Length).Select(i => (short)i)];
        start = [.. names.Select(n => starts[n])];
        transition = new double[names.Length * names.Length];
        transition.AsSpan().Fill(double.NegativeInfinity);
        leads = new bool[names.Length];
    }

    /// <param name="candidates">"character:state;state;" a line; a state is "B,n".</param>
    /// <param name="starts">"state:logarithm" a line; names all states.</param>
    /// <param name="transitions">"state:state:logarithm" a line.</param>
    /// <param name="emissions">"state:character,logarithm;" a line.</param>
    /// <exception cref="FormatException">A line has another form or an unknown state; names the line.</exception>
    public static TagModel Load(TextReader candidates, TextReader starts, TextReader transitions, TextReader emissions)
    {
        var known = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (line, colon) in Lines(starts))
            known[line[..colon]] = Number(line.AsSpan(colon + 1), line);
        if (known.Count == 0)
            throw new FormatException("A tag model names at least one state. Got none.");
        var model = new TagModel([.. known.Keys], known);
        foreach (var (line, colon) in Lines(transitions))
        {
            var second = line.IndexOf(':', colon + 1);
            if (second < 0)
                throw Bad(line);
            var from = model.StateOf(line[..colon], line);
            model.transition[(from * model.names.Length) + model.StateOf(line[(colon + 1)..second], line)] = Number(line.AsSpan(second + 1), line);
            model.leads[from] = true;
        }

        foreach (var (line, colon) in Lines(emissions))
        {
            var state = model.StateOf(line[..colon], line);
            foreach (var entry in line[(colon + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                if (entry.Length < 3 || entry[1] != ',')
                    throw Bad(line);
                model.emission[Key(entry[0], state)] = Number(entry.AsSpan(2), line);
            }
        }

        foreach (var (line, colon) in Lines(candidates))
            model.candidates[line[0]] = [.. line[(colon + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => (short)model.StateOf(s, line)).Order()];
        return model;
    }

    /// <summary>Cuts and tags Han characters by the most probable path (Viterbi) as jieba.posseg does.</summary>
    /// <param name="han">Han characters, at least one.</param>
    /// <param name="offset">Added to the places of words.</param>
    /// <param name="words">Words are appended.</param>
    internal void Decode(ReadOnlySpan<char> han, int offset, List<TaggedWord> words)
    {
        var states = new short[han.Length][];
        var before = new short[han.Length][];
        states[0] = CandidatesOf(han[0]);
        var now = new double[states[0].Length];
        for (var i = 0; i < now.Length; i++)
            now[i] = start[states[0][i]] + Emission(han[0], states[0][i]);
        for (var t = 1; t < han.Length; t++)
        {
            var reach = Reachable(states[t - 1]);
            states[t] = Next(CandidatesOf(han[t]), reach);
            before[t] = new short[states[t].Length];
            var next = new double[states[t].Length];
            for (var i = 0; i < next.Length; i++)
                (next[i], before[t][i]) = Best(states[t - 1], now, states[t][i], Emission(han[t], states[t][i]));
            now = next;
        }

        var last = 0;
        for (var i = 1; i < now.Length; i++)
        {
            if (now[i] >= now[last])
                last = i;
        }

        Span<short> path = han.Length <= 256 ? stackalloc short[han.Length] : new short[han.Length];
        for (var t = han.Length - 1; t >= 0; t--)
        {
            path[t] = states[t][last];
            if (t > 0)
                last = before[t][last];
        }

        Write(path, offset, words);
    }

    (double, short) Best(short[] previous, double[] scores, short to, double emit)
    {
        var (best, at) = (double.NegativeInfinity, (short)0);
        for (var i = 0; i < previous.Length; i++)
        {
            if (!leads[previous[i]])
                continue;
            var score = scores[i] + transition[(previous[i] * names.Length) + to] + emit;
            if (score >= best)
                (best, at) = (score, (short)i);
        }

        return (best, at);
    }

    /// <summary>States that may follow any of these.</summary>
    bool[] Reachable(short[] from)
    {
        var reach = new bool[names.Length];
        foreach (var state in from)
        {
            if (!leads[state])
                continue;
            for (var to = 0; to < reach.Length; to++)
                reach[to] |= !double.IsNegativeInfinity(transition[(state * names.Length) + to]);
        }

        return reach;
    }

    /// <summary>Candidates that may follow; where none may, any state that follows; where nothing does, any state.</summary>
    short[] Next(short[] wanted, bool[] reach)
    {
        short[] both = [.. wanted.Where(s => reach[s])];
        if (both.Length > 0)
            return both;
        short[] following = [.. all.Where(s => reach[s])];
        return following.Length > 0 ? following : all;
    }

    void Write(ReadOnlySpan<short> path, int offset, List<TaggedWord> words)
    {
        var begin = 0;
        for (var at = 0; at < path.Length; at++)
        {
            var place = names[path[at]][0];
            if (place is not ('E' or 'S') && at < path.Length - 1)
                continue;
            // A path may begin a word anew without having ended the last one: what lies between goes with the word, so that every character is given back.
            words.Add(new TaggedWord(offset + begin, at + 1 - begin, names[path[place is 'E' or 'S' ? at : begin]][2..]));
            begin = at + 1;
        }
    }

    short[] CandidatesOf(char c) => candidates.TryGetValue(c, out var states) ? states : all;

    double Emission(char c, int state) => emission.TryGetValue(Key(c, state), out var log) ? log : Floor;

    static int Key(char c, int state) => (c << 9) | state;

    int StateOf(string name, string line) => Array.BinarySearch(names, name, StringComparer.Ordinal) is var at and >= 0 ? at : throw Bad(line);

    static double Number(ReadOnlySpan<char> text, string line) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Bad(line);

    static FormatException Bad(string line) => new($"A line of a tag model has the form 'state:…'. Got '{(line.Length > 80 ? line[..80] : line)}'.");

    static IEnumerable<(string Line, int Colon)> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;
            var colon = line.IndexOf(':', 1);
            yield return colon > 0 ? (line, colon) : throw Bad(line);
        }
    }
}
