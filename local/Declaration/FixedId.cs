using System.Security.Cryptography;
using System.Text;

namespace Local.Declaration;

/// <summary>Ids as AWS makes them, but the same at every run: they follow from what they are for.</summary>
internal static class FixedId
{
    private const string LowerAlphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string UpperAlphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A version 4 UUID, lower case.</summary>
    public static string Uuid(string of)
    {
        var bytes = Hash(of)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <param name="length">At most 64.</param>
    public static string Hex(string of, int length) => Convert.ToHexStringLower(Hash(of))[..length];

    /// <param name="length">At most 32.</param>
    public static string Lower(string of, int length) => From(LowerAlphanumeric, of, length);

    /// <summary>The letters and digits of IAM's unique ids.</summary>
    /// <param name="length">At most 32.</param>
    public static string Upper(string of, int length) => From(UpperAlphanumeric, of, length);

    private static string From(string alphabet, string of, int length) =>
        string.Concat(Hash(of)[..length].Select(value => alphabet[value % alphabet.Length]));

    private static byte[] Hash(string of) => SHA256.HashData(Encoding.UTF8.GetBytes(of));
}
