using System.Security.Cryptography;
using Local.Declaration;
using Local.Previewing;

namespace Local.Serving.Journals;

/// <summary>Tells whether a stack still declares what its kept state was made with: a journal means nothing to other resources.</summary>
internal static class StackFingerprint
{
    public static string Of(DeclaredStack declared, bool enforcesPolicies)
    {
        using var json = new MemoryStream();
        PreviewJson.Write(json, declared.Recording);
        json.WriteByte(enforcesPolicies ? (byte)1 : (byte)0);
        return Convert.ToHexStringLower(SHA256.HashData(json.GetBuffer().AsSpan(0, (int)json.Length)));
    }
}
