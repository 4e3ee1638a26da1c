namespace Tests.DynamoDb;

public class UpdateExpressionTests
{
    [Theory]
    [InlineData("SET a = :v", """ ":v":{"N":"1"} """, "", """ "a":{"N":"1"} """)]
    [InlineData("set a = b", null, """ "b":{"S":"t"} """, """ "a":{"S":"t"},"b":{"S":"t"} """)]
    [InlineData("SET a = b, b = a", null, """ "a":{"N":"1"},"b":{"N":"2"} """, """ "a":{"N":"2"},"b":{"N":"1"} """)]
    [InlineData("SET a = a + :v", """ ":v":{"N":"0.2"} """, """ "a":{"N":"0.1"} """, """ "a":{"N":"0.3"} """)]
    [InlineData("SET a = :v - a", """ ":v":{"N":"1"} """, """ "a":{"N":"3"} """, """ "a":{"N":"-2"} """)]
    [InlineData("SET a = if_not_exists(a, :v)", """ ":v":{"N":"1"} """, """ "a":{"N":"3"} """, """ "a":{"N":"3"} """)]
    [InlineData("SET a = if_not_exists(a, :v) + :v", """ ":v":{"N":"1"} """, "", """ "a":{"N":"2"} """)]
    [InlineData("SET a = list_append(a, :v)", """ ":v":{"L":[{"N":"2"}]} """, """ "a":{"L":[{"N":"1"}]} """, """ "a":{"L":[{"N":"1"},{"N":"2"}]} """)]
    [InlineData("SET a = list_append(if_not_exists(a, :none), :v)", """ ":none":{"L":[]},":v":{"L":[{"N":"2"}]} """, "", """ "a":{"L":[{"N":"2"}]} """)]
    [InlineData("SET a.b[1].c = :v", """ ":v":{"N":"1"} """, """ "a":{"M":{"b":{"L":[{"N":"0"},{"M":{}}]}}} """, """ "a":{"M":{"b":{"L":[{"N":"0"},{"M":{"c":{"N":"1"}}}]}}} """)]
    [InlineData("SET a[9] = :v, a[5] = :w", """ ":v":{"S":"v"},":w":{"S":"w"} """, """ "a":{"L":[{"N":"0"}]} """, """ "a":{"L":[{"N":"0"},{"S":"w"},{"S":"v"}]} """)]
    [InlineData("REMOVE a, absent", null, """ "a":{"N":"1"},"b":{"N":"2"} """, """ "b":{"N":"2"} """)]
    [InlineData("REMOVE a[0], a[2], a[9]", null, """ "a":{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"3"}]} """, """ "a":{"L":[{"N":"1"},{"N":"3"}]} """)]
    [InlineData("REMOVE a[1] SET a[3] = :v", """ ":v":{"N":"17"} """, """ "a":{"L":[{"N":"2"},{"N":"3"},{"N":"4"},{"N":"5"},{"N":"6"}]} """, """ "a":{"L":[{"N":"2"},{"N":"4"},{"N":"17"},{"N":"6"}]} """)]
    [InlineData("REMOVE a.b", null, """ "a":{"M":{"b":{"N":"1"}}} """, """ "a":{"M":{}} """)]
    [InlineData("ADD a :v", """ ":v":{"N":"5"} """, "", """ "a":{"N":"5"} """)]
    [InlineData("ADD a :v", """ ":v":{"N":"-5"} """, """ "a":{"N":"5"} """, """ "a":{"N":"0"} """)]
    [InlineData("ADD a :v", """ ":v":{"NS":["1","3"]} """, """ "a":{"NS":["1","2"]} """, """ "a":{"NS":["1","2","3"]} """)]
    [InlineData("DELETE a :v", """ ":v":{"SS":["x"]} """, """ "a":{"SS":["x","y"]} """, """ "a":{"SS":["y"]} """)]
    [InlineData("DELETE a :v", """ ":v":{"SS":["x","y"]} """, """ "a":{"SS":["x"]} """, "")]
    [InlineData("DELETE a :v", """ ":v":{"SS":["x","y"]} """, "", "")]
    [InlineData("SET a = :v REMOVE b ADD c :w DELETE d :x", """ ":v":{"N":"1"},":w":{"N":"2"},":x":{"SS":["x"]} """, """ "b":{"N":"1"} """, """ "a":{"N":"1"},"c":{"N":"2"} """)]
    public void An_update_changes_the_item(string expression, string? values, string before, string after)
    {
        var dynamoDb = new DynamoDbFixture();
        dynamoDb.Put(before);

        dynamoDb.Ask("UpdateItem", DynamoDbFixture.Update(expression, values));

        var expected = (after.Trim() == "" ? "" : after.Trim() + ",") + "\"p\":{\"S\":\"x\"}";
        Assert.Equal("{" + expected + "}", dynamoDb.Item);
    }

    [Theory]
    [InlineData("", null, "Invalid UpdateExpression: The expression can not be empty;")]
    [InlineData("SET", null, "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"SET\"")]
    [InlineData("SET a = b + c + d", null, "Invalid UpdateExpression: Syntax error; token: \"+\", near: \"c + d\"")]
    [InlineData("SET _123 = b", null, "Invalid UpdateExpression: Syntax error; token: \"_\", near: \"SET _123\"")]
    [InlineData("SET hi-there = b", null, "Invalid UpdateExpression: Syntax error; token: \"-\", near: \"hi-there\"")]
    [InlineData("SET a[:v] = b", null, "Invalid UpdateExpression: Syntax error; token: \":v\", near: \"[:v]\"")]
    [InlineData("SET a = if_not_exists(c, b + d)", null, "Invalid UpdateExpression: Syntax error; token: \"+\", near: \"b + d\"")]
    [InlineData("SET a = b SET c = d", null, "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET a.b = c, a = c", null, "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]")]
    [InlineData("SET a.b = c REMOVE a[0]", null, "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]")]
    [InlineData("SET a = f(b)", null, "Invalid UpdateExpression: Invalid function name; function: f")]
    [InlineData("SET a = list_append(b)", null, "Invalid UpdateExpression: Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1")]
    [InlineData("SET a = list_append(list_append(b, c), d)", null, "Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append")]
    [InlineData("SET a = :v + b", """ ":v":{"S":"1"} """, "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("ADD a :v", """ ":v":{"S":"1"} """, "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("DELETE a :v", """ ":v":{"N":"1"} """, "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND")]
    [InlineData("SET a = absent", null, "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET a = title + n", null, "An operand in the update expression has an incorrect data type")]
    [InlineData("SET a = n, z = a", null, "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET title.a = n", null, "The document path provided in the update expression is invalid for update")]
    [InlineData("REMOVE absent.a", null, "The document path provided in the update expression is invalid for update")]
    [InlineData("SET p = n", null, "One or more parameter values were invalid: Cannot update attribute p. This attribute is part of the key")]
    [InlineData("SET timestamp = n", null, "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: timestamp")]
    public void A_refused_update_changes_nothing(string expression, string? values, string message)
    {
        var dynamoDb = new DynamoDbFixture();
        dynamoDb.Put(""" "n":{"N":"1"},"title":{"S":"t"} """);
        var before = dynamoDb.Item;

        var error = dynamoDb.Refused("UpdateItem", DynamoDbFixture.Update(expression, values));

        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(message, error.Message);
        Assert.Equal(before, dynamoDb.Item);
    }
}
