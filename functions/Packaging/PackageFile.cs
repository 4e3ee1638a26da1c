namespace Packaging;

/// <summary>One file of a package.</summary>
/// <param name="Name">Its path inside the package, with forward slashes.</param>
/// <param name="Source">Where it is read from.</param>
/// <param name="Length">Bytes, uncompressed.</param>
public readonly record struct PackageFile(string Name, string Source, long Length);
