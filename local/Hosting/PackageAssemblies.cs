using System.Reflection;
using System.Runtime.Loader;

namespace Local.Hosting;

/// <summary>
/// The assemblies of one package, apart from those of every other package and of this program: a function runs with the
/// versions that it was packaged with. Only the shared framework is common, as it is in Lambda.
/// </summary>
internal sealed class PackageAssemblies(string folder, string name) : AssemblyLoadContext(name)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, $"{assemblyName.Name}.dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
