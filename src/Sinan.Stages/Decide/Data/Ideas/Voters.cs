using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Data.Ideas;

/// <summary>Tells voters apart without knowing them: a visitor by a sealed random number that the browser keeps, a customer by a keyed hash of the name.</summary>
/// <remarks>Somebody who throws the number away is a new visitor; the bound on votes from one address limits what that is worth.</remarks>
public sealed class Voters(IWorkspace workspace)
{
    const int NumberBytes = 10;

    /// <summary>A pass for a new visitor.</summary>
    public string NewPass()
    {
        var number = Base32.Encode(RandomNumberGenerator.GetBytes(NumberBytes));
        return $"{number}.{Seal("idea pass " + number)}";
    }

    /// <summary>The voter of a pass; null when it is missing or not one of ours.</summary>
    public string? OfPass(string? pass) => pass?.Split('.') is [var number, var seal] && seal == Seal("idea pass " + number) ? "v-" + Seal("idea voter " + number) : null;

    /// <summary>The voter that stands for a customer, however the name is written.</summary>
    public string OfCustomer(string name) => "c-" + Seal("idea customer " + name.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant());

    string Seal(string text) => workspace.UserKey(Encoding.UTF8.GetBytes(text)).ToString("x32", CultureInfo.InvariantCulture);
}
