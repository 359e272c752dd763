using System.Text.Json.Nodes;

namespace Deals.Tests.Data;

/// <summary>The tables of <see cref="SmallPackage"/>. The descriptor asks for no more than types, so that what is found beyond them is the kit's own doing.</summary>
internal static class SmallTables
{
    public static IReadOnlyDictionary<string, string> Csv { get; } = new Dictionary<string, string>
    {
        ["sources"] = """
            source_id,publisher,title,published,url,accessed,kind,access
            S1,Gazette,A deal,2024-01-10,https://gazette.example.org/1,2024-02-01,press,direct
            S2,Maker,Terms,,,2024-02-01,party,relayed

            """,
        ["claims"] = """
            claim_id,topic,party_id,subject,predicate,value,text,unit,period,basis,source_id,confidence,note
            C1,money,maker,Maker,was paid,10.5,,EUR m,2024,reported_by_press,S1,medium,
            C2,money,maker,Maker,was paid,,about ten,,2024,reported_by_party,S2,high,

            """,
        ["claim_conflicts"] = """
            claim_id,other_claim_id,explanation
            C1,C2,Rounded by the party

            """,
        ["parties"] = """
            party_id,name,short_name,role,colour,description
            maker,Maker Ltd,Maker,lab,#3366aa,
            north,North Cloud,North,cloud,#aa3377,
            south,South Cloud,South,cloud,#228833,

            """,
        ["deals"] = """
            deal_id,name,announced,amount,unit,amount_kind,status,source_id,note
            first,First deal,2024-01-10,10,EUR m,about,in_force,S1,
            second,Second deal,2024-06-01,,,,announced,S2,

            """,
        ["deal_parties"] = """
            deal_id,party_id,part
            first,maker,licensor
            first,north,licensee
            second,maker,licensor
            second,south,licensee

            """,
        ["events"] = """
            event_id,date,date_precision,kind,title,detail,deal_id,source_id
            signed,2024-01-10,day,agreement,Signed,,first,S1
            quarrel,2024-05-01,month,dispute,Quarrel,,,S1
            ended,2024-06-01,day,settlement,Settled,,second,S2

            """,
        ["readings"] = """
            reading_id,name,statement,source_id,reason
            wide,Wide,All of it,S1,
            narrow,Narrow,A part,,As the maker says

            """,
        ["reading_holders"] = """
            reading_id,party_id
            wide,north
            narrow,maker

            """,
        ["subjects"] = """
            subject_id,name,description
            all,All,
            chat,Chat,
            code,Code,

            """,
        ["placements"] = """
            reading_id,subject_id,parent_id
            wide,all,
            wide,chat,all
            wide,code,all
            narrow,all,
            narrow,chat,all
            narrow,code,

            """,
        ["offers"] = """
            subject_id,party_id,source_id,reason
            chat,north,S1,
            code,south,,Wanted

            """,
        ["rights"] = """
            right_id,deal_id,clause,holder_id,grantor_id,subject_id,kind,from,to,until,ended_by,source_id,confidence,note
            R1,first,All of it,north,maker,all,exclusive,2024-01-10,2026-12-31,day_x,ended,S1,high,
            R2,second,Code,south,maker,code,non_exclusive,2024-06-01,,,,S2,low,

            """,
        ["right_exceptions"] = """
            right_id,party_id,source_id,note
            R1,south,S1,

            """,
        ["assumptions"] = """
            assumption_id,label,group,unit,low,base,high,distribution,minimum,maximum,step,basis,source_id,reason,information_date
            day_x,Day X,Dates,date,2025-01-01,2026-01-01,never,fixed,2024-01-01,never,7,judgement,,A guess,2024-07-01
            share,Share,Money,percent,10,20.5,30,triangular,0,100,0.5,reported,S1,,2024-07-01

            """,
    };

    public static JsonObject Descriptor() => new()
    {
        ["name"] = "small",
        ["title"] = "A small set",
        ["description"] = "For tests.",
        ["deals"] = new JsonObject
        {
            ["schema"] = 1,
            ["asOf"] = "2024-07-01",
            ["period"] = new JsonObject { ["from"] = "2024-01-01", ["through"] = "2026-12-31" },
        },
        ["resources"] = new JsonArray([.. Csv.Select(table => Table(table.Key, table.Value.Split('\n')[0].Split(',')))]),
    };

    private static JsonObject Table(string name, string[] columns) => new JsonObject
    {
        ["name"] = name,
        ["path"] = $"{name}.csv",
        ["schema"] = new JsonObject { ["fields"] = new JsonArray([.. columns.Select(Field)]) },
    };

    private static JsonObject Field(string name) => new JsonObject
    {
        ["name"] = name,
        ["type"] = name switch
        {
            "published" or "accessed" or "announced" or "date" or "from" or "to" or "information_date" => "date",
            "value" or "amount" or "step" => "number",
            "low" or "base" or "high" or "minimum" or "maximum" => "any",
            _ => "string",
        },
    };
}
