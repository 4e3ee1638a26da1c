namespace Local.Declaration.Answers;

/// <summary>CodeDeploy.</summary>
internal static class DeploymentAnswers
{
    private const string DefaultPlatform = "Server";

    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        ["aws:codedeploy/application:Application"] = Application,
        ["aws:codedeploy/deploymentConfig:DeploymentConfig"] = Config,
        ["aws:codedeploy/deploymentGroup:DeploymentGroup"] = Group,
    };

    private static Created Application(NewResource application)
    {
        var name = application.PhysicalName();
        var id = application.Uuid();
        var platform = application.Text("computePlatform", DefaultPlatform);
        application.Platforms[name] = platform;
        return Created.WithArn(
            $"{id}:{name}",
            application.Arn("codedeploy", $"application:{name}"),
            ("name", name),
            ("applicationId", id),
            ("computePlatform", platform),
            ("linkedToGithub", false));
    }

    private static Created Config(NewResource config)
    {
        var name = config.PhysicalName("deploymentConfigName");
        return Created.WithArn(
            name,
            config.Arn("codedeploy", $"deploymentconfig:{name}"),
            ("deploymentConfigName", name),
            ("deploymentConfigId", config.Uuid()),
            ("computePlatform", config.Text("computePlatform", DefaultPlatform)));
    }

    private static Created Group(NewResource group)
    {
        var id = group.Uuid();
        return Created.WithArn(
            id,
            group.Arn("codedeploy", $"deploymentgroup:{group.Text("appName")}/{group.Text("deploymentGroupName")}"),
            ("deploymentGroupId", id),
            ("computePlatform", group.Platforms.GetValueOrDefault(group.Text("appName", string.Empty), DefaultPlatform)));
    }
}
