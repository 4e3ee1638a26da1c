namespace Local.Endpoints.CloudWatch;

/// <summary>Writes the answer of one action in the protocol of its request. A null name stands for an element of a list.</summary>
internal abstract class AnswerWriter
{
    /// <param name="operation">The action that is answered.</param>
    public static AnswerWriter Of(AwsProtocol protocol, string operation) => protocol switch
    {
        AwsProtocol.Query => new XmlAnswer(operation),
        AwsProtocol.Cbor => new CborAnswer(),
        _ => new JsonAnswer(),
    };

    /// <summary>Writes nothing for null.</summary>
    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            WriteText(name, value);
        }
    }

    public void Number(string name, double value) => WriteNumber(name, value);

    public void Integer(string name, long? value)
    {
        if (value is { } number)
        {
            WriteInteger(name, number);
        }
    }

    public void Flag(string name, bool value) => WriteFlag(name, value);

    public void Time(string name, DateTimeOffset value) => WriteTime(name, value);

    public void Texts(string name, IEnumerable<string> values) => List(name, values, value => WriteText(null, value));

    public void Numbers(string name, IEnumerable<double> values) => List(name, values, value => WriteNumber(null, value));

    public void Times(string name, IEnumerable<DateTimeOffset> values) => List(name, values, value => WriteTime(null, value));

    public void Structures<T>(string name, IEnumerable<T> values, Action<T> write) => List(name, values, value =>
    {
        BeginStructure(null);
        write(value);
        EndStructure();
    });

    public abstract void NumberMap(string name, IEnumerable<(string Key, double Value)> values);

    /// <summary>The answer is complete.</summary>
    public abstract EndpointAnswer Finish();

    protected abstract void BeginStructure(string? name);

    protected abstract void EndStructure();

    protected abstract void BeginList(string name);

    protected abstract void EndList();

    protected abstract void WriteText(string? name, string value);

    protected abstract void WriteNumber(string? name, double value);

    protected abstract void WriteInteger(string name, long value);

    protected abstract void WriteFlag(string name, bool value);

    protected abstract void WriteTime(string? name, DateTimeOffset value);

    private void List<T>(string name, IEnumerable<T> values, Action<T> write)
    {
        BeginList(name);
        foreach (var value in values)
        {
            write(value);
        }

        EndList();
    }
}
