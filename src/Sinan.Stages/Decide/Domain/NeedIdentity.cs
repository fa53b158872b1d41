using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Domain;

/// <summary>The id of a need: it follows from what the need is about, so that every ranking finds the same one.</summary>
static class NeedIdentity
{
    /// <summary>"n-" and forty bits of the hash of the subject.</summary>
    public static string Of(string subject) => "n-" + Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(subject)).AsSpan(0, 5));
}
