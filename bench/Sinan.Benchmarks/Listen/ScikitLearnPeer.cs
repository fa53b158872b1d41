using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Benchmarks.Listen;

/// <summary>The usual recipe for clusters of texts, run by scikit-learn where python3 has it: TF-IDF, truncated SVD with 50 dimensions, k-means.</summary>
static class ScikitLearnPeer
{
    /// <summary>Each run with the vectors as they are and scaled to length one; the best counts for the peer.</summary>
    const string Program = """
        import sys
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.decomposition import TruncatedSVD
        from sklearn.preprocessing import normalize
        from sklearn.cluster import KMeans
        from sklearn.metrics import normalized_mutual_info_score
        lines = [line.rstrip('\n').split('\t') for line in sys.stdin]
        truth, texts = [l[0] for l in lines], [l[1] for l in lines]
        weights = TfidfVectorizer(token_pattern=r'\S+').fit_transform(texts)
        best = 0
        for seed in range(3):
            points = TruncatedSVD(50, random_state=seed).fit_transform(weights)
            for x in (points, normalize(points)):
                labels = KMeans(int(sys.argv[1]), n_init=10, random_state=seed).fit_predict(x)
                best = max(best, normalized_mutual_info_score(truth, labels))
        print(best)
        """;

    /// <returns>Normalised mutual information with the truth; null where there is no scikit-learn.</returns>
    public static double? Measure(IReadOnlyList<string> texts, int[] truth, int clusters)
    {
        try
        {
            var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Program, clusters.ToString(CultureInfo.InvariantCulture)])
            {
                UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new System.Text.UTF8Encoding(false),
            };
            start.Environment["PYTHONIOENCODING"] = "utf-8";
            using var python = Process.Start(start)!;
            try
            {
                Write(texts, truth, python.StandardInput);
            }
            catch (IOException)
            {
                // It ended before it read: the library is not there, as its answer says.
            }

            var answer = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0 ? double.Parse(answer, CultureInfo.InvariantCulture) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    static void Write(IReadOnlyList<string> texts, int[] truth, StreamWriter input)
    {
        using (input)
        {
            var words = new WordReader(LanguageTools.Shared.Segmenter);
            for (var i = 0; i < texts.Count; i++)
            {
                input.Write(truth[i]);
                input.Write('\t');
                foreach (var word in words.Read(texts[i]))
                {
                    if (!LanguageTools.Shared.Vocabulary.IsContent(word.Of(texts[i]), word.Kind))
                        continue;
                    input.Write(word.Of(texts[i]));
                    input.Write(' ');
                }

                input.Write('\n');
            }
        }
    }
}
