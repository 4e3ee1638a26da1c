namespace Packaging;

/// <summary>
/// The packages of all functions of a folder: checks each, and packs those that no .NET build makes. A package whose function
/// is gone goes too.
/// </summary>
internal static class FunctionPackages
{
    /// <param name="staging">A folder to write to.</param>
    /// <exception cref="PackagingException">A folder holds what does not belong there, or cannot be packed.</exception>
    public static void Make(string functions, string packages, string staging)
    {
        if (!Directory.Exists(functions))
        {
            throw new PackagingException($"{functions}: no such folder; pass the folder that holds the functions");
        }

        var folders = FunctionFolder.Of(functions);
        foreach (var folder in folders)
        {
            folder.Check();
        }

        var node = new NodePackage(Path.GetFullPath(functions));
        var made = folders.Where(folder => folder.IsDotNet).Select(folder => folder.Name).ToHashSet();
        foreach (var folder in folders.Where(folder => folder.IsPython || (folder.IsNode && node.CanBeMade)))
        {
            PackageArchive.Write(folder.IsPython ? PythonPackage.Of(folder) : node.Of(folder, staging), Path.Combine(packages, $"{folder.Name}.zip"));
            made.Add(folder.Name);
        }

        foreach (var package in Directory.EnumerateFiles(packages, "*.zip").Where(package => !made.Contains(Path.GetFileNameWithoutExtension(package))).ToList())
        {
            File.Delete(package);
        }
    }
}
