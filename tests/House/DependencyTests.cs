using System.Xml.Linq;

namespace Tests.House;

/// <summary>Who may know whom. The project files are read, not the intentions.</summary>
public sealed class DependencyTests
{
    /// <summary>For each layer the layers it may reference.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["events"] = [],
        ["sim"] = [],
        ["infra"] = ["events", "offline"],
        ["functions"] = ["events", "functions"],
        ["offline"] = ["offline"],
        ["local"] = ["events", "infra", "functions", "sim"],
    };

    [Fact]
    public void References_point_only_where_the_design_allows()
    {
        var wrong =
            from project in Repository.Files("*.csproj").Concat(Repository.Files("Directory.Build.targets"))
            let layer = project.Split('/')[0]
            where Allowed.ContainsKey(layer)
            from reference in References(project)
            where !Allowed[layer].Contains(reference)
            select $"{project} references {reference}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_simulated_AWS_references_no_package_and_no_project()
    {
        var project = XDocument.Parse(Repository.Text("sim/Sim.csproj"));

        Assert.Empty(project.Descendants("PackageReference").Concat(project.Descendants("ProjectReference")).Concat(project.Descendants("FrameworkReference")));
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_file()
    {
        var versioned = Repository.Files("*.csproj").Where(project =>
            XDocument.Parse(Repository.Text(project)).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null));

        Assert.Empty(versioned);
    }

    /// <summary>
    /// The layers a project sees. A reference with ReferenceOutputAssembly="false" only orders the build: a tool or a
    /// generator must be there before what it works on.
    /// </summary>
    private static IEnumerable<string> References(string project) => XDocument.Parse(Repository.Text(project))
        .Descendants("ProjectReference")
        .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
        .SelectMany(reference => ((string)reference.Attribute("Include")!).Split(';'))
        .Select(path => Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, path)))
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/').Split('/')[0]);
}
