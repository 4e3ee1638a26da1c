namespace Local.Declaration.Answers;

/// <summary>What invokes a function, and how.</summary>
internal static class FunctionEdgeAnswers
{
    public static Dictionary<string, Func<NewResource, Created>> ByType => new()
    {
        [ResourceTypes.EventSourceMapping] = EventSourceMapping,
        ["aws:lambda/functionUrl:FunctionUrl"] = FunctionUrl,
        ["aws:lambda/permission:Permission"] = Permission,
        ["aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"] =
            config => new(Qualified(config, ':', config.Text("functionName", string.Empty))),
        ["aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig"] =
            config => new(Qualified(config, ',', FunctionAnswers.NameOf(config, "functionName"))),
    };

    private static Created EventSourceMapping(NewResource mapping)
    {
        var uuid = mapping.Uuid();
        return Created.WithArn(
            uuid,
            mapping.Arn("lambda", $"event-source-mapping:{uuid}"),
            ("uuid", uuid),
            ("functionArn", FunctionAnswers.ArnOf(mapping, "functionName")),
            ("state", mapping.Inputs.GetValueOrDefault("enabled") is false ? "Disabled" : "Enabled"),
            ("stateTransitionReason", "USER_INITIATED"));
    }

    private static Created FunctionUrl(NewResource url)
    {
        var id = url.Lower("id", 32);
        var arn = FunctionAnswers.UnqualifiedArnOf(url, "functionName");
        return new(
            Qualified(url, '/', FunctionAnswers.NameOf(url, "functionName")),
            ("functionArn", url.Text("qualifier") is { } qualifier ? $"{arn}:{qualifier}" : arn),
            ("functionUrl", $"https://{id}.lambda-url.{url.Region}.on.aws/"),
            ("urlId", id));
    }

    private static Created Permission(NewResource permission)
    {
        var statement = permission.PhysicalName("statementId");
        return new(statement, ("statementId", statement));
    }

    private static string Qualified(NewResource resource, char separator, string function) =>
        resource.Text("qualifier") is { } qualifier ? $"{function}{separator}{qualifier}" : function;
}
